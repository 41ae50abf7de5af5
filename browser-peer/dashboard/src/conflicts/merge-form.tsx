import type { Conflict } from "@patternmesh/react";
import { useState } from "react";
import { PatternForm } from "../library/pattern-form.js";
import "../library/library.css";
import { useBusy } from "../ui/busy.js";

/** A third version of one's own, which takes the place of both. */
export function MergeForm({
  conflict,
  leftName,
  rightName,
  done,
}: {
  conflict: Conflict;
  leftName: string;
  rightName: string;
  done: () => void;
}) {
  const living = conflict.local.deleted
    ? "remote"
    : conflict.remote.deleted
      ? "local"
      : conflict.winner;
  const [from, setFrom] = useState<"local" | "remote">(living);
  const [busy, run] = useBusy();
  return (
    <div className="card-body stack">
      <h2 className="conflict-title">Merge by hand</h2>
      <fieldset className="row wrap">
        <legend className="sr-only">Start from</legend>
        <span className="small quiet">Start from</span>
        {(["local", "remote"] as const).map((side) => (
          <label key={side} className="choice">
            <input
              type="radio"
              name="merge-from"
              checked={from === side}
              disabled={conflict[side].deleted}
              onChange={() => setFrom(side)}
            />
            {side === "local" ? leftName : rightName}
          </label>
        ))}
      </fieldset>
      <PatternForm
        key={from}
        start={{ ...conflict[from], id: conflict.patternId }}
        isNew={false}
        busy={busy}
        saveLabel="Settle with this"
        cancel={done}
        save={({ name, category, framework, pattern, description, confidence }) =>
          void run(
            () =>
              conflict.resolveWith({ name, category, framework, pattern, description, confidence }),
            "Settled: your merge counts for everybody",
          )
        }
      />
    </div>
  );
}
