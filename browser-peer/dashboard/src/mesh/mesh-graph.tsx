import { useMeshSelector, type MeshSnapshot, type PeerInfo } from "@patternmesh/react";
import { useMemo, useSyncExternalStore, type CSSProperties } from "react";
import { MarkCells } from "../ui/mark.js";
import { markOf } from "../ui/mark-cells.js";
import { shortId } from "../ui/words.js";
import { between, MOST_NODES, NARROW, placesOf, WIDE, type Point, type Sheet } from "./layout.js";
import { Pulses } from "./pulses.js";
import { peerWords } from "./state-words.js";

const PHONE = "(max-width: 699px)";

const seen = ({ peers, localPeerId, name, signaling }: MeshSnapshot) => ({
  peers: [...peers.values()].filter((peer) => peer.present || peer.dataChannelState === "open"),
  localPeerId,
  name,
  joined: signaling.state === "joined",
});

/** This member in the middle, the others around it, and how each is connected. */
export function MeshGraph() {
  const { peers, localPeerId, name, joined } = useMeshSelector(seen);
  const ids = peers.map((peer) => peer.id).join(" ");
  const sheet = useNarrow() ? NARROW : WIDE;
  const { width, height, centre, rx, ry } = sheet;
  const places = useMemo(() => placesOf(ids === "" ? [] : ids.split(" "), sheet), [ids, sheet]);
  const drawn = peers.filter((peer) => places.has(peer.id));
  const hidden = peers.length - drawn.length;
  return (
    <svg
      className="graph"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`You, and ${peers.length} other members; the list of members has the same in words`}
    >
      <ellipse className="ring" cx={centre.x} cy={centre.y} rx={rx} ry={ry} />
      {drawn.map((peer) => (
        <Edge key={peer.id} peer={peer} from={centre} to={places.get(peer.id) ?? centre} />
      ))}
      <Pulses places={places} centre={centre} />
      {drawn.map((peer) => (
        <Node
          key={peer.id}
          id={peer.id}
          name={peer.name || shortId(peer.id)}
          at={places.get(peer.id) ?? centre}
          tone={peerWords(peer).tone}
          sheet={sheet}
        />
      ))}
      <Node
        id={localPeerId}
        name={name || "you"}
        at={centre}
        tone={joined ? "self" : "bad"}
        sheet={sheet}
        self
      />
      {peers.length === 0 && (
        <text className="hint" x={centre.x} y={height - 36} textAnchor="middle">
          Open this page in another browser, in the same room
        </text>
      )}
      {hidden > 0 && (
        <text className="hint" x={width - 16} y={height - 16} textAnchor="end">
          and {hidden} more than the {MOST_NODES} drawn
        </text>
      )}
    </svg>
  );
}

function Edge({ peer, from, to }: { peer: PeerInfo; from: Point; to: Point }) {
  const { tone } = peerWords(peer);
  const { latency } = peer.stats;
  const label = between(from, to, 0.53);
  const relayed =
    peer.stats.candidatePair?.local === "relay" || peer.stats.candidatePair?.remote === "relay";
  return (
    <g className={`edge ${tone} ${relayed ? "relayed" : ""}`}>
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      {latency !== undefined && peer.dataChannelState === "open" && (
        <g transform={`translate(${label.x} ${label.y})`}>
          <rect x="-27" y="-11" width="54" height="22" rx="11" />
          <text textAnchor="middle" dy="4.2">
            {Math.round(latency)} ms
          </text>
        </g>
      )}
    </g>
  );
}

function Node({
  id,
  name,
  at,
  tone,
  sheet,
  self = false,
}: {
  id: string;
  name: string;
  at: Point;
  tone: string;
  sheet: Sheet;
  self?: boolean;
}) {
  const { hue, cells } = useMemo(() => markOf(id), [id]);
  const size = self ? 64 : 50;
  const longest = sheet === NARROW ? 14 : 20;
  const label = name.length > longest ? `${name.slice(0, longest - 1)}…` : name;
  // Of those above the middle the name stands above, where no line passes.
  const above = !self && at.y < sheet.centre.y - 20;
  return (
    <g
      className={`node ${tone} ${self ? "self" : ""}`}
      style={{ transform: `translate(${at.x}px, ${at.y}px)` }}
    >
      <title>{`${name} · ${id}`}</title>
      <circle className="halo" r={size / 2 + 7} />
      <circle className="body" r={size / 2} />
      <g
        className="node-mark"
        style={{ "--h": hue } as CSSProperties}
        transform={`translate(${-size * 0.28} ${-size * 0.28}) scale(${(size * 0.56) / 5})`}
      >
        <MarkCells cells={cells} />
      </g>
      <text className="name" y={above ? -size / 2 - 13 : size / 2 + 24} textAnchor="middle">
        {label}
      </text>
    </g>
  );
}

/** Whether the page is as narrow as a phone. */
function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(PHONE);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => window.matchMedia(PHONE).matches,
  );
}
