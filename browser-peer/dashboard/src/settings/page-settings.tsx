import { useState } from "react";
import { useApp } from "../app/app-context.js";
import type { Settings } from "../app/settings.js";
import { attempt } from "../ui/toasts.js";
import { IceServersField } from "./ice-servers-field.js";
import { mistakesOf } from "./mistakes.js";

/** What the peer in this browser goes by; a change joins anew. */
export function PageSettings() {
  const { backend, settings, change } = useApp();
  const [draft, setDraft] = useState(settings);
  const [tried, setTried] = useState(false);
  const mistakes = tried ? mistakesOf(draft) : {};
  const set = (part: Partial<Settings>) => setDraft((before) => ({ ...before, ...part }));
  const changed = JSON.stringify(draft) !== JSON.stringify(settings);
  const own = backend.backend === "page" ? backend.signalingUrl : "";
  const text = (
    field: "roomId" | "name" | "signalingUrl" | "token",
    label: string,
    hint: string,
    more: { type?: string; placeholder?: string; autoComplete?: string } = {},
  ) => (
    <div className="field">
      <label htmlFor={`settings-${field}`}>{label}</label>
      <input
        id={`settings-${field}`}
        className="input"
        value={draft[field]}
        aria-invalid={mistakes[field] !== undefined}
        aria-describedby={`settings-${field}-note`}
        spellCheck={false}
        onChange={(event) => set({ [field]: event.target.value })}
        {...more}
      />
      <span id={`settings-${field}-note`} className={mistakes[field] ? "wrong" : "hint"}>
        {mistakes[field] ?? hint}
      </span>
    </div>
  );
  return (
    <form
      className="card"
      noValidate
      aria-labelledby="room-title"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (Object.keys(mistakesOf(draft)).length === 0) {
          void attempt(async () => change(draft), "Saved; joining anew");
        }
      }}
    >
      <div className="card-head">
        <h2 id="room-title">Room and connection</h2>
      </div>
      <div className="card-body settings-fields">
        {text("roomId", "Room", "Its members share patterns; each room has a library of its own")}
        {text("name", "Your name", "What others see; your key is who you are", {
          autoComplete: "nickname",
        })}
        {text("signalingUrl", "Signaling service", "Empty: that of this page", {
          placeholder: own,
          type: "url",
        })}
        {text("token", "Room token", "Only where the signaling service asks for one", {
          type: "password",
          autoComplete: "off",
        })}
        <IceServersField
          servers={draft.iceServers}
          mistakes={mistakes.iceServers}
          onChange={(iceServers) => set({ iceServers })}
        />
        <label className="choice wide">
          <input
            type="checkbox"
            checked={draft.relayOnly}
            onChange={(event) => set({ relayOnly: event.target.checked })}
          />
          <span>
            Only through a TURN relay{" "}
            <span className="quiet small">hides this machine’s addresses from other members</span>
          </span>
        </label>
        <div className="row wide">
          <button className="button primary" disabled={!changed}>
            Save and join anew
          </button>
          <button
            type="button"
            className="button"
            disabled={!changed}
            onClick={() => setDraft(settings)}
          >
            Undo
          </button>
        </div>
      </div>
    </form>
  );
}
