import { PreconditionFailedError, usePatternActions, type HeldPattern } from "@patternmesh/react";
import { useRef, useState } from "react";
import { useBusy } from "../ui/busy.js";
import { Note } from "../ui/notes.js";
import { say } from "../ui/toasts.js";
import { PatternForm, type PatternValues } from "./pattern-form.js";

/** Edits the state that was shown when it was opened; says so when another one counts by now. */
export default function EditView({
  pattern,
  gone,
  problem,
  done,
}: {
  /** As it is by now, or was last. */
  pattern: HeldPattern;
  /** Whether it was deleted meanwhile. */
  gone: boolean;
  /** Why the library does not answer at the moment. */
  problem: string | undefined;
  done: () => void;
}) {
  const { put } = usePatternActions();
  const [of] = useState(pattern);
  const latest = useRef<PatternValues>(of);
  const [clash, setClash] = useState(false);
  const [busy, run] = useBusy();
  const save = ({ id, ...edit }: PatternValues, ifMatch: string | undefined) =>
    run(async () => {
      try {
        await put(id, edit, ifMatch);
        say("Saved, and on its way to the others");
        done();
      } catch (thrown) {
        if (!(thrown instanceof PreconditionFailedError)) {
          throw thrown;
        }
        setClash(true);
      }
    });
  return (
    <div className="card-body stack">
      <h2 className="form-title">Edit</h2>
      {problem !== undefined && <Note tone="bad">{problem}</Note>}
      {gone && (
        <Note tone="warm">
          Somebody deleted this pattern while you were editing. Save to bring it back as it is here.
        </Note>
      )}
      {!gone && !clash && of.digest !== pattern.digest && (
        <Note tone="warm">
          Somebody changed this pattern while you were editing. Save to see how to go on.
        </Note>
      )}
      {!gone && clash && (
        <Note tone="warm">
          <p>
            Version {pattern.version} of this pattern was saved meanwhile. Yours would come after
            it; what the other one changed stays in the history.
          </p>
          <button
            className="button compact"
            disabled={busy}
            onClick={() => save(latest.current, pattern.digest)}
          >
            Save mine on top
          </button>
        </Note>
      )}
      <PatternForm
        start={of}
        isNew={false}
        busy={busy}
        saveLabel="Save"
        save={(values) => save(values, gone ? undefined : of.digest)}
        cancel={done}
        onEdit={(values) => (latest.current = values)}
      />
    </div>
  );
}
