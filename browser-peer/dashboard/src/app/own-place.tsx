import { useMeshSelector, type MeshSnapshot } from "@patternmesh/react";
import { Icon, type IconName } from "../ui/icon.js";
import { Mark } from "../ui/mark.js";
import { shortId } from "../ui/words.js";
import { signalingWords } from "../mesh/state-words.js";
import { useTheme, type Theme } from "./theme.js";

const own = ({ localPeerId, name, roomId, signaling }: MeshSnapshot) => ({
  localPeerId,
  name,
  roomId,
  state: signaling.state,
});

const THEMES: readonly { readonly theme: Theme; readonly icon: IconName; readonly name: string }[] =
  [
    { theme: "system", icon: "system", name: "as the system" },
    { theme: "light", icon: "sun", name: "light" },
    { theme: "dark", icon: "moon", name: "dark" },
  ];

/** Who this member is and where, the theme, and the keys. */
export function OwnPlace({ onHelp }: { onHelp: () => void }) {
  const { localPeerId, name, roomId, state } = useMeshSelector(own);
  const [theme, choose] = useTheme();
  const at = THEMES.findIndex((each) => each.theme === theme);
  const next = THEMES[(at + 1) % THEMES.length] ?? THEMES[0]!;
  const words = signalingWords(state);
  return (
    <div className="own">
      <a className="who" href="#/settings" title={localPeerId}>
        <Mark id={localPeerId} size={32} />
        <span className="grow">
          <span className="cut name">{name || shortId(localPeerId) || "…"}</span>
          <span className={`cut state ${words.tone}`}>
            <span className="dot" aria-hidden="true" />
            <span className="cut">
              {words.short} <span className="quiet">{roomId}</span>
            </span>
          </span>
        </span>
      </a>
      <div className="row tools">
        <button
          className="button plain icon"
          onClick={() => choose(next.theme)}
          aria-label={`Colours: ${THEMES[at]?.name}. Change to ${next.name}`}
          title={`Colours: ${THEMES[at]?.name}`}
        >
          <Icon name={THEMES[at]?.icon ?? "system"} />
        </button>
        <button
          className="button plain icon"
          onClick={onHelp}
          aria-label="Keyboard shortcuts"
          title="Keyboard shortcuts (?)"
        >
          <Icon name="help" />
        </button>
      </div>
    </div>
  );
}
