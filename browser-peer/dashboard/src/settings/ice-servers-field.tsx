import type { IceServerSetting } from "../app/settings.js";
import { Icon } from "../ui/icon.js";

/** STUN and TURN servers besides those that the signaling service names. */
export function IceServersField({
  servers,
  mistakes,
  onChange,
}: {
  servers: readonly IceServerSetting[];
  mistakes: ReadonlyMap<number, string> | undefined;
  onChange: (servers: readonly IceServerSetting[]) => void;
}) {
  const set = (at: number, part: Partial<IceServerSetting>) =>
    onChange(servers.map((server, i) => (i === at ? { ...server, ...part } : server)));
  return (
    <fieldset className="wide ice">
      <legend>ICE servers</legend>
      <p className="hint">
        Those that the signaling service names are used anyway. A STUN server finds paths between
        networks; a TURN server carries what finds none.
      </p>
      {servers.map((server, i) => (
        <div key={i} className="ice-row">
          <input
            className="input mono"
            aria-label={`Address of ICE server ${i + 1}`}
            aria-invalid={mistakes?.has(i) ?? false}
            placeholder="turn:turn.example.org:3478"
            spellCheck={false}
            value={server.url}
            onChange={(event) => set(i, { url: event.target.value.trim() })}
          />
          <input
            className="input"
            aria-label={`User name for ICE server ${i + 1}`}
            placeholder="User name"
            autoComplete="off"
            value={server.username}
            onChange={(event) => set(i, { username: event.target.value })}
          />
          <input
            className="input"
            type="password"
            aria-label={`Password for ICE server ${i + 1}`}
            placeholder="Password"
            autoComplete="new-password"
            value={server.credential}
            onChange={(event) => set(i, { credential: event.target.value })}
          />
          <button
            type="button"
            className="button icon plain"
            aria-label={`Remove ICE server ${i + 1}`}
            onClick={() => onChange(servers.filter((_, at) => at !== i))}
          >
            <Icon name="cross" size={16} />
          </button>
          {mistakes?.has(i) && <span className="wrong">{mistakes.get(i)}</span>}
        </div>
      ))}
      <button
        type="button"
        className="button"
        onClick={() => onChange([...servers, { url: "", username: "", credential: "" }])}
      >
        <Icon name="plus" size={16} />
        Add a server
      </button>
    </fieldset>
  );
}
