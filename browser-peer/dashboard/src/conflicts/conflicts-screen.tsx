import { useConflicts, type Conflict } from "@patternmesh/react";
import { useEffect, useState } from "react";
import { replace } from "../app/use-route.js";
import { Bone } from "../ui/bone.js";
import { Empty, Note } from "../ui/notes.js";
import { count } from "../ui/words.js";
import "./conflicts.css";
import { ConflictView } from "./conflict-view.js";
import { hrefOfConflict, Inbox } from "./inbox.js";
import { MergeForm, type Merge } from "./merge-form.js";
import { conflictsOver, keyOf, loserOf, patternsOf } from "./open-conflicts.js";

/**
 * Edits of one pattern that did not know of each other, until somebody settles them. What is shown
 * stays so when others come and go: the address names it, and a merge keeps what it began with.
 */
export default function ConflictsScreen({
  id,
  digest,
}: {
  id?: string | undefined;
  digest?: string | undefined;
}) {
  const { conflicts, loading, error } = useConflicts();
  const [merges, setMerges] = useState<readonly Merge[]>([]);
  const shownId = id ?? merges.at(-1)?.conflict.patternId ?? conflicts[0]?.patternId;
  const over = conflictsOver(conflicts, shownId);
  const [first] = over;
  const chosen = over.find((conflict) => loserOf(conflict).digest === digest) ?? first;
  const merging = merges.some(({ conflict }) => conflict.patternId === shownId);
  usePinned(id, digest, shownId, chosen);
  const end = (patternId: string) =>
    setMerges((all) => all.filter(({ conflict }) => conflict.patternId !== patternId));
  const anything = conflicts.length > 0 || merges.length > 0;
  return (
    <>
      <div className="page-head">
        <div>
          <h1>Conflicts</h1>
          <p>
            {conflicts.length === 0
              ? "Two members changed one pattern at the same time: such edits meet here."
              : `${count(patternsOf(conflicts), "pattern")} with edits that did not know of each other. The newer one counts until somebody settles it; nothing is lost.`}
          </p>
        </div>
      </div>
      {error !== null && <Note tone="bad">{error.message}</Note>}
      {!anything && loading && error === null && (
        <div className="card card-body stack" aria-busy="true" aria-label="Loading">
          <Bone width="40%" height={24} />
          <Bone height={280} />
        </div>
      )}
      {!anything && !loading && error === null && <NothingToSettle />}
      {anything && (
        <div className="conflicts-grid">
          <Inbox conflicts={conflicts} chosen={chosen} />
          <div>
            {merges.map((merge) => (
              <section
                key={merge.conflict.patternId}
                className="card"
                aria-label="Merge by hand"
                hidden={merge.conflict.patternId !== shownId}
              >
                <MergeForm
                  merge={merge}
                  now={conflictsOver(conflicts, merge.conflict.patternId)}
                  done={() => end(merge.conflict.patternId)}
                />
              </section>
            ))}
            {!merging && (chosen === undefined || first === undefined) && (
              <Settled next={conflicts[0]} />
            )}
            {!merging && chosen !== undefined && first !== undefined && (
              <ConflictView
                key={keyOf(chosen) + chosen[chosen.winner].digest}
                conflict={chosen}
                first={first}
                among={over.length}
                onMerge={(from) => setMerges([...merges, { conflict: chosen, from }])}
              />
            )}
          </div>
        </div>
      )}
    </>
  );
}

/** The address names what is shown, so that nothing else takes its place. */
function usePinned(
  id: string | undefined,
  digest: string | undefined,
  shownId: string | undefined,
  chosen: Conflict | undefined,
): void {
  const shown = chosen === undefined ? undefined : loserOf(chosen).digest;
  useEffect(() => {
    if (shownId !== undefined && (id === undefined || (shown !== undefined && shown !== digest))) {
      replace({
        page: "conflicts",
        id: shownId,
        ...(shown === undefined ? {} : { digest: shown }),
      });
    }
  }, [id, digest, shownId, shown]);
}

function NothingToSettle() {
  return (
    <div className="card">
      <Empty
        icon="check"
        title="Nothing to settle"
        actions={
          <a className="button" href="#/library">
            To the library
          </a>
        }
      >
        <p>Everybody’s edits fit together.</p>
      </Empty>
    </div>
  );
}

function Settled({ next }: { next: Conflict | undefined }) {
  return (
    <div className="card">
      <Empty
        icon="check"
        title="This one is settled"
        actions={
          next && (
            <a className="button" href={hrefOfConflict(next)}>
              To the next one
            </a>
          )
        }
      >
        <p>What counts now is in the library; both edits are in its history.</p>
      </Empty>
    </div>
  );
}
