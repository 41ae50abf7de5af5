import { useMeshSelector, type MeshSnapshot, type PeerInfo } from "@patternmesh/react";
import { useMemo, type CSSProperties } from "react";
import { MarkCells } from "../ui/mark.js";
import { markOf } from "../ui/mark-cells.js";
import { shortId } from "../ui/words.js";
import { between, CENTRE, HEIGHT, MOST_NODES, placesOf, WIDTH, type Point } from "./layout.js";
import { Pulses } from "./pulses.js";
import { peerWords } from "./state-words.js";

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
  const places = useMemo(() => placesOf(ids === "" ? [] : ids.split(" ")), [ids]);
  const drawn = peers.filter((peer) => places.has(peer.id));
  const hidden = peers.length - drawn.length;
  return (
    <svg
      className="graph"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`You, and ${peers.length} other members; the list of members has the same in words`}
    >
      <defs>
        <pattern id="weave" width="24" height="24" patternUnits="userSpaceOnUse">
          <circle cx="12" cy="12" r="1" className="weave-dot" />
        </pattern>
      </defs>
      <rect width={WIDTH} height={HEIGHT} fill="url(#weave)" />
      <ellipse className="ring" cx={CENTRE.x} cy={CENTRE.y} rx="262" ry="148" />
      {drawn.map((peer) => (
        <Edge key={peer.id} peer={peer} to={places.get(peer.id) ?? CENTRE} />
      ))}
      <Pulses places={places} />
      {drawn.map((peer) => (
        <Node
          key={peer.id}
          id={peer.id}
          name={peer.name || shortId(peer.id)}
          at={places.get(peer.id) ?? CENTRE}
          tone={peerWords(peer).tone}
        />
      ))}
      <Node id={localPeerId} name={name || "you"} at={CENTRE} tone={joined ? "self" : "bad"} self />
      {peers.length === 0 && (
        <text className="hint" x={CENTRE.x} y={HEIGHT - 36} textAnchor="middle">
          Open this page in another browser, in the same room
        </text>
      )}
      {hidden > 0 && (
        <text className="hint" x={WIDTH - 16} y={HEIGHT - 16} textAnchor="end">
          and {hidden} more than the {MOST_NODES} drawn
        </text>
      )}
    </svg>
  );
}

function Edge({ peer, to }: { peer: PeerInfo; to: Point }) {
  const { tone } = peerWords(peer);
  const { latency } = peer.stats;
  const label = between(CENTRE, to, 0.52);
  const relayed =
    peer.stats.candidatePair?.local === "relay" || peer.stats.candidatePair?.remote === "relay";
  return (
    <g className={`edge ${tone} ${relayed ? "relayed" : ""}`}>
      <line x1={CENTRE.x} y1={CENTRE.y} x2={to.x} y2={to.y} />
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
  self = false,
}: {
  id: string;
  name: string;
  at: Point;
  tone: string;
  self?: boolean;
}) {
  const { hue, cells } = useMemo(() => markOf(id), [id]);
  const size = self ? 64 : 50;
  const label = name.length > 18 ? `${name.slice(0, 17)}…` : name;
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
      <text className="name" y={size / 2 + 24} textAnchor="middle">
        {label}
      </text>
    </g>
  );
}
