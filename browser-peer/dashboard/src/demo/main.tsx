import { P2PProvider } from "@patternmesh/react";
import { StrictMode, useMemo, useState } from "react";
import { createRoot } from "react-dom/client";
import { AppContext } from "../app/app-context.js";
import type { Backend } from "../app/backend.js";
import { DiaryKeeper } from "../app/diary-keeper.js";
import { FIRST_SETTINGS } from "../app/settings.js";
import { Shell } from "../app/shell.js";
import "../styles.js";
import { DemoMesh } from "./demo-mesh.js";
import { pastOf } from "./past.js";
import { sceneOf, type SceneName } from "./scene.js";

const query = new URLSearchParams(window.location.search);
const scene = sceneOf((query.get("scene") ?? "full") as SceneName, Date.now());
const mesh = new DemoMesh(scene, Date.now, Number(query.get("delay") ?? 0));
const past = pastOf(scene, Date.now());
if (query.has("live")) {
  let turn = 0;
  setInterval(() => mesh.arrive(scene.peers[turn++ % 4]?.id ?? ""), 700);
}
Object.assign(window, { demoMesh: mesh });

const BACKEND: Backend =
  query.get("backend") === "agent"
    ? { backend: "agent", agentUrl: window.location.origin }
    : { backend: "page", signalingUrl: "ws://localhost:3002" };

function Demo() {
  const [settings, change] = useState({
    ...FIRST_SETTINGS,
    roomId: scene.roomId,
    name: query.has("newcomer") ? "" : scene.self.name,
  });
  const app = useMemo(() => ({ backend: BACKEND, settings, change }), [settings]);
  return (
    <P2PProvider mesh={mesh}>
      <AppContext.Provider value={app}>
        <DiaryKeeper before={past}>
          <Shell />
        </DiaryKeeper>
      </AppContext.Provider>
    </P2PProvider>
  );
}

const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Demo />
    </StrictMode>,
  );
}
