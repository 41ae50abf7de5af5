import { usePatternActions, useResolve, type Conflict } from "@patternmesh/react";
import { useState } from "react";
import { PatternForm, type PatternValues } from "../library/pattern-form.js";
import "../library/library.css";
import { useBusy } from "../ui/busy.js";
import { Note } from "../ui/notes.js";
import { useUnsaved } from "../ui/unsaved.js";
import { keyOf } from "./open-conflicts.js";
import { useSideNames } from "./side-names.js";

type SideName = "local" | "remote";

/** A merge by hand that somebody began. */
export interface Merge {
  /** As it was then. */
  readonly conflict: Conflict;
  /** The side to start from; the one that counts when absent. */
  readonly from?: SideName | undefined;
}

/** A third version of one's own, which takes the place of both. */
export function MergeForm({
  merge: { conflict, from: begun },
  now,
  done,
}: {
  merge: Merge;
  /** The conflicts over this pattern that are still open. */
  now: readonly Conflict[];
  done: () => void;
}) {
  const resolve = useResolve();
  const { put } = usePatternActions();
  const names = useSideNames(conflict);
  const [from, setFrom] = useState<SideName>(begun ?? livingSide(conflict));
  const [typed, setTyped] = useState<Partial<Record<SideName, PatternValues>>>({});
  const [busy, run] = useBusy();
  useUnsaved(Object.keys(typed).length > 0 && !busy);
  const settled = now.length === 0;
  const changed = !now.some((each) => stands(each, conflict));
  const save = async (values: PatternValues) => {
    const { name, category, framework, pattern, description, confidence } = values;
    const mine = { name, category, framework, pattern, description, confidence };
    const well = await run(
      () => (settled ? put(conflict.patternId, mine) : resolve(conflict.patternId, mine)),
      "Settled: your merge counts for everybody",
    );
    if (well) {
      done();
    }
  };
  return (
    <div className="card-body stack">
      <h2 className="conflict-title">Merge by hand</h2>
      {settled && (
        <Note tone="warm">
          This conflict was settled while you were merging. Yours would come after what counts now,
          which stays in the history.
        </Note>
      )}
      {!settled && changed && (
        <Note tone="warm">
          The pattern was changed once more while you were merging. Yours would come after that,
          too; it stays in the history.
        </Note>
      )}
      <fieldset className="row wrap">
        <legend className="sr-only">Start from</legend>
        <span className="small quiet">Start from</span>
        {(["local", "remote"] as const).map((side, i) => (
          <label key={side} className="choice">
            <input
              type="radio"
              name={`merge-from ${conflict.patternId}`}
              checked={from === side}
              disabled={conflict[side].deleted}
              onChange={() => setFrom(side)}
            />
            {names[i]}
          </label>
        ))}
      </fieldset>
      <PatternForm
        key={from}
        start={typed[from] ?? { ...conflict[from], id: conflict.patternId }}
        isNew={false}
        busy={busy}
        saveLabel={settled ? "Save mine on top" : "Settle with this"}
        cancel={done}
        save={(values) => void save(values)}
        onEdit={(values) => setTyped((before) => ({ ...before, [from]: values }))}
      />
    </div>
  );
}

function livingSide({ local, remote, winner }: Conflict): SideName {
  if (local.deleted) {
    return "remote";
  }
  return remote.deleted ? "local" : winner;
}

/** Whether it is the same conflict, between the same edits. */
function stands(one: Conflict, other: Conflict): boolean {
  return keyOf(one) === keyOf(other) && one[one.winner].digest === other[other.winner].digest;
}
