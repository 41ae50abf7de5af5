import { PreconditionFailedError, usePatternActions, type HeldPattern } from "@patternmesh/react";
import { useState } from "react";
import { useBusy } from "../ui/busy.js";
import { Note } from "../ui/notes.js";
import { say } from "../ui/toasts.js";
import { PatternForm, type PatternValues } from "./pattern-form.js";

/** Edits the state that was shown when it was opened; says so when another one counts by now. */
export default function EditView({ pattern, done }: { pattern: HeldPattern; done: () => void }) {
  const { put } = usePatternActions();
  const [of] = useState(pattern);
  const [clash, setClash] = useState<PatternValues | undefined>();
  const [busy, run] = useBusy();
  const save = ({ id, ...edit }: PatternValues, ifMatch: string) =>
    run(async () => {
      try {
        await put(id, edit, ifMatch);
        say("Saved, and on its way to the others");
        done();
      } catch (thrown) {
        if (!(thrown instanceof PreconditionFailedError)) {
          throw thrown;
        }
        setClash({ id, ...edit });
      }
    });
  return (
    <div className="card-body stack">
      <h2 className="form-title">Edit</h2>
      {clash === undefined && of.digest !== pattern.digest && (
        <Note tone="warm">
          Somebody changed this pattern while you were editing. Save to see how to go on.
        </Note>
      )}
      {clash !== undefined && (
        <Note tone="warm">
          <p>
            Version {pattern.version} of this pattern was saved meanwhile. Yours would come after
            it; what the other one changed stays in the history.
          </p>
          <button
            className="button compact"
            disabled={busy}
            onClick={() => save(clash, pattern.digest)}
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
        save={(values) => save(values, of.digest)}
        cancel={done}
      />
    </div>
  );
}
