import { usePatternActions, type Audience, type HeldPattern } from "@patternmesh/react";
import { useState } from "react";
import { useBusy } from "../ui/busy.js";
import { Dialog } from "../ui/dialog.js";
import { Note } from "../ui/notes.js";
import { AudienceField } from "./audience-field.js";

/** Lets more members hold a pattern. */
export function ShareDialog({ pattern, onClose }: { pattern: HeldPattern; onClose: () => void }) {
  const { share } = usePatternActions();
  const already = pattern.audience === "room" ? [] : pattern.audience;
  const [audience, setAudience] = useState<Audience>("room");
  const [busy, run] = useBusy();
  const nobodyNew = audience !== "room" && audience.every((id) => already.includes(id));
  const send = async () => {
    const well = await run(
      () => share(pattern.id, audience === "room" ? undefined : audience),
      audience === "room" ? "Shared with the room" : "Shared with the chosen members",
    );
    if (well) {
      onClose();
    }
  };
  if (pattern.audience === "room") {
    return (
      <Dialog title="Share" onClose={onClose}>
        <Note tone="good">
          The whole room may hold this pattern: it travels by itself to everybody who is here and
          who joins later.
        </Note>
      </Dialog>
    );
  }
  return (
    <Dialog
      title="Share"
      onClose={onClose}
      footer={
        <button className="button primary" disabled={busy || nobodyNew} onClick={send}>
          Share
        </button>
      }
    >
      <AudienceField value={audience} onChange={setAudience} already={already} />
      <p className="small quiet">What was shared cannot be taken back: others hold a copy.</p>
    </Dialog>
  );
}
