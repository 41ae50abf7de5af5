import { useState } from "react";
import { useApp } from "../app/app-context.js";
import { attempt } from "../ui/toasts.js";

/** Asks a newcomer for a name and a room; gone once there is a name. */
export function Welcome() {
  const { backend, settings, change } = useApp();
  const [name, setName] = useState("");
  const [roomId, setRoomId] = useState(settings.roomId);
  if (backend.backend === "agent" || settings.name !== "") {
    return null;
  }
  return (
    <form
      className="card welcome"
      onSubmit={(event) => {
        event.preventDefault();
        void attempt(async () =>
          change({ ...settings, name: name.trim(), roomId: roomId.trim() || settings.roomId }),
        );
      }}
    >
      <div>
        <h2>Say who you are</h2>
        <p className="small quiet">
          Your key is your identity; a name helps people. Members of one room share patterns.
        </p>
      </div>
      <div className="field">
        <label htmlFor="welcome-name">Your name</label>
        <input
          id="welcome-name"
          className="input"
          value={name}
          maxLength={64}
          required
          autoComplete="nickname"
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="welcome-room">Room</label>
        <input
          id="welcome-room"
          className="input"
          value={roomId}
          maxLength={64}
          pattern="[A-Za-z0-9._\-]{1,64}"
          title="1 to 64 letters, digits and . _ -"
          required
          onChange={(event) => setRoomId(event.target.value)}
        />
      </div>
      <button className="button primary">Join</button>
    </form>
  );
}
