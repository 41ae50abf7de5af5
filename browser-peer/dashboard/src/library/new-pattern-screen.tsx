import { usePatternActions, type Audience } from "@patternmesh/react";
import { useState } from "react";
import { patternHref } from "../app/route.js";
import { useBusy } from "../ui/busy.js";
import { say } from "../ui/toasts.js";
import { AudienceField } from "./audience-field.js";
import "./library.css";
import { NEW_PATTERN, PatternForm, type PatternValues } from "./pattern-form.js";

export default function NewPatternScreen() {
  const { get, put } = usePatternActions();
  const [audience, setAudience] = useState<Audience>("room");
  const [busy, run] = useBusy();
  const save = ({ id, ...edit }: PatternValues) =>
    run(async () => {
      if ((await get(id)) !== undefined) {
        throw new Error(
          `id: “${id}” is taken by another pattern; choose another, or edit that one`,
        );
      }
      await put(id, { ...edit, audience });
      say(audience === "room" ? "Saved, and on its way to the room" : "Saved");
      window.location.hash = patternHref(id);
    });
  return (
    <>
      <div className="page-head">
        <div>
          <h1>New pattern</h1>
          <p>What you write is signed with your key and travels to whom you let have it.</p>
        </div>
      </div>
      <div className="card card-body narrow">
        <PatternForm
          start={NEW_PATTERN}
          isNew
          busy={busy}
          saveLabel="Save and share"
          save={save}
          cancel={() => window.history.back()}
        >
          <div className="field wide">
            <span className="label">Who may have it</span>
            <AudienceField value={audience} onChange={setAudience} />
          </div>
        </PatternForm>
      </div>
    </>
  );
}
