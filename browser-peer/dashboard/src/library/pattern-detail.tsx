import { usePattern, type HeldPattern } from "@patternmesh/react";
import { lazy, Suspense, useState } from "react";
import { CodeBlock } from "../code/code-block.js";
import { hrefOf, type LibraryFilters, type OpenPattern } from "../app/route.js";
import { Bone } from "../ui/bone.js";
import { Icon } from "../ui/icon.js";
import { Empty, Note } from "../ui/notes.js";
import { PatternHead } from "./pattern-head.js";

const HistoryView = lazy(() => import("./history-view.js"));
const EditView = lazy(() => import("./edit-view.js"));

/** The pattern that was chosen in the list. */
export function PatternDetail({
  open,
  filters,
}: {
  open: OpenPattern | undefined;
  filters: LibraryFilters;
}) {
  if (open === undefined) {
    return (
      <Empty icon="library" title="Choose a pattern">
        <p>
          Its code, its history and what can be done with it appear here. <kbd>↓</kbd> in the search
          walks into the list.
        </p>
      </Empty>
    );
  }
  return <Opened key={open.id} open={open} filters={filters} />;
}

function Opened({ open, filters }: { open: OpenPattern; filters: LibraryFilters }) {
  const { pattern, loading, error } = usePattern(open.id);
  const edited = useEdited(pattern, open.view === "edit");
  const href = (view: OpenPattern["view"]) =>
    hrefOf({ page: "library", filters, open: { id: open.id, view } });
  const back = (
    <a className="button plain compact back" href={hrefOf({ page: "library", filters })}>
      <Icon name="left" size={15} />
      All patterns
    </a>
  );
  if (edited !== undefined) {
    return (
      <Suspense fallback={<DetailBones />}>
        <EditView
          pattern={edited}
          gone={pattern === undefined && !loading && error === null}
          problem={error?.message}
          done={() => (window.location.hash = href("code"))}
        />
      </Suspense>
    );
  }
  if (error !== null) {
    return (
      <div className="card-body">
        {back}
        <Note tone="bad">{error.message}</Note>
      </div>
    );
  }
  if (pattern === undefined && loading) {
    return <DetailBones />;
  }
  return (
    <>
      {back}
      {pattern === undefined ? (
        <Empty icon="trash" title="There is no such pattern">
          <p>
            “{open.id}” was deleted, or never came here. If it was deleted, its states are in the
            history and can be brought back.
          </p>
        </Empty>
      ) : (
        <PatternHead pattern={pattern} filters={filters} />
      )}
      <nav className="tabs" aria-label="Of this pattern">
        <a href={href("code")} aria-current={open.view === "code" ? "page" : undefined}>
          Code
        </a>
        <a href={href("history")} aria-current={open.view === "history" ? "page" : undefined}>
          History
        </a>
      </nav>
      {open.view === "history" ? (
        <Suspense fallback={<DetailBones />}>
          <HistoryView id={open.id} digest={pattern?.digest} />
        </Suspense>
      ) : (
        pattern !== undefined && <CodeBlock key={pattern.digest} pattern={pattern} />
      )}
    </>
  );
}

/** What is edited: the last that was there, so that no typed word goes when the library does. */
function useEdited(pattern: HeldPattern | undefined, editing: boolean): HeldPattern | undefined {
  const [kept, keep] = useState<HeldPattern | undefined>();
  const edited = editing ? (pattern ?? kept) : undefined;
  if (edited !== kept) {
    keep(edited);
  }
  return edited;
}

function DetailBones() {
  return (
    <div className="card-body stack" aria-busy="true" aria-label="Loading">
      <Bone width="70%" height={26} />
      <Bone width="45%" height={14} />
      <Bone width="100%" height={36} />
      <Bone width="100%" height={300} />
    </div>
  );
}
