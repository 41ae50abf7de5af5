import { useMeshSelector, type Audience, type MeshSnapshot } from "@patternmesh/react";
import { useId } from "react";
import { Mark } from "../ui/mark.js";
import { shortId } from "../ui/words.js";

const others = ({ peers }: MeshSnapshot) =>
  [...peers.values()]
    .map(({ id, name, present }) => ({ id, name, present }))
    .sort((a, b) => a.name.localeCompare(b.name));

/** The whole room, or chosen members. */
export function AudienceField({
  value,
  onChange,
  already = [],
}: {
  value: Audience;
  onChange: (audience: Audience) => void;
  /** Peers that hold it: an audience only grows. */
  already?: readonly string[];
}) {
  const name = useId();
  const peers = useMeshSelector(others);
  const chosen = value === "room" ? [] : value;
  return (
    <fieldset className="audience">
      <legend className="sr-only">Who may hold it</legend>
      <label className="choice">
        <input
          type="radio"
          name={name}
          checked={value === "room"}
          onChange={() => onChange("room")}
        />
        <span>
          The whole room <span className="quiet small">now and whoever joins later</span>
        </span>
      </label>
      <label className="choice">
        <input
          type="radio"
          name={name}
          checked={value !== "room"}
          onChange={() => onChange(already)}
        />
        <span>
          Only chosen members <span className="quiet small">nobody chosen: a draft of yours</span>
        </span>
      </label>
      {value !== "room" && (
        <div className="audience-members">
          {peers.length === 0 && (
            <p className="quiet small">Nobody else is known in this room yet.</p>
          )}
          {peers.map((peer) => (
            <label className="choice" key={peer.id}>
              <input
                type="checkbox"
                checked={chosen.includes(peer.id)}
                disabled={already.includes(peer.id)}
                onChange={(event) =>
                  onChange(
                    event.target.checked
                      ? [...chosen, peer.id]
                      : chosen.filter((id) => id !== peer.id),
                  )
                }
              />
              <Mark id={peer.id} size={22} />
              <span className="cut">
                {peer.name || shortId(peer.id)}{" "}
                <span className="quiet small">{peer.present ? "" : "away"}</span>
              </span>
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}
