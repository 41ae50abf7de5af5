import { lazy } from "react";
import { MeshScreen } from "../mesh/mesh-screen.js";
import { Bone } from "../ui/bone.js";
import { Empty } from "../ui/notes.js";
import type { Route } from "./route.js";

const LibraryScreen = lazy(() => import("../library/library-screen.js"));
const NewPatternScreen = lazy(() => import("../library/new-pattern-screen.js"));
const ImportScreen = lazy(() => import("../imports/import-screen.js"));
const ConflictsScreen = lazy(() => import("../conflicts/conflicts-screen.js"));
const SettingsScreen = lazy(() => import("../settings/settings-screen.js"));
const DiagnosisScreen = lazy(() => import("../diagnosis/diagnosis-screen.js"));

/** The screen of a route; all but the first are loaded when they are visited. */
export function Screen({ route }: { route: Route }) {
  switch (route.page) {
    case "mesh":
      return <MeshScreen />;
    case "library":
      return <LibraryScreen filters={route.filters} open={route.open} />;
    case "new":
      return <NewPatternScreen />;
    case "import":
      return <ImportScreen />;
    case "conflicts":
      return <ConflictsScreen id={route.id} digest={route.digest} />;
    case "settings":
      return <SettingsScreen />;
    case "diagnosis":
      return <DiagnosisScreen />;
    case "unknown":
      return (
        <Empty
          icon="search"
          title="There is no such screen"
          actions={
            <a className="button primary" href="#/">
              To the mesh
            </a>
          }
        >
          <p>The address “{route.path}” leads nowhere.</p>
        </Empty>
      );
  }
}

export function titleOf(route: Route): string {
  switch (route.page) {
    case "mesh":
      return "Mesh";
    case "library":
      return "Library";
    case "new":
      return "New pattern";
    case "import":
      return "Import";
    case "conflicts":
      return "Conflicts";
    case "settings":
      return "Settings";
    case "diagnosis":
      return "Diagnosis";
    case "unknown":
      return "Not found";
  }
}

/** A screen that is still on its way. */
export function ScreenBones() {
  return (
    <div aria-busy="true" aria-label="Loading">
      <div className="page-head">
        <div>
          <Bone width={180} height={31} />
        </div>
      </div>
      <div className="card card-body stack">
        <Bone height={18} width="60%" />
        <Bone height={18} />
        <Bone height={18} width="80%" />
      </div>
    </div>
  );
}
