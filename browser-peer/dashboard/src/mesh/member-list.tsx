import {
  useMeshSelector,
  usePatternFacets,
  useP2P,
  type MeshSnapshot,
  type PeerInfo,
} from "@patternmesh/react";
import { hrefOf } from "../app/route.js";
import { useBusy } from "../ui/busy.js";
import { Icon } from "../ui/icon.js";
import { Mark } from "../ui/mark.js";
import { bytes, count, shortId } from "../ui/words.js";
import { pathWords, peerWords } from "./state-words.js";

const members = ({ peers, localPeerId, name, place }: MeshSnapshot) => ({
  peers: [...peers.values()].sort(
    (a, b) =>
      Number(b.present) - Number(a.present) ||
      a.name.localeCompare(b.name) ||
      (a.id < b.id ? -1 : 1),
  ),
  localPeerId,
  name,
  place,
});

const PLACES: Readonly<Record<MeshSnapshot["place"], string>> = {
  page: "in this tab",
  "other-tab": "in another tab of this browser",
  agent: "in the agent on this machine",
};

/** Everybody in the room, and how each is connected. */
export function MemberList() {
  const { peers, localPeerId, name, place } = useMeshSelector(members);
  const { facets } = usePatternFacets();
  const shares = (id: string) => facets?.sharedBy.get(id);
  return (
    <section className="card members-card" aria-labelledby="members-title">
      <div className="card-head">
        <h2 id="members-title">Who is here</h2>
        <span className="small quiet num">{count(peers.length + 1, "member")}</span>
      </div>
      <ul className="members">
        <li>
          <Mark id={localPeerId} size={36} />
          <div className="grow">
            <p className="cut name">
              {name || shortId(localPeerId)} <span className="pill accent">you</span>
            </p>
            <p className="cut small quiet">{PLACES[place]}</p>
          </div>
          <Shares id={localPeerId} shared={shares(localPeerId)} />
          <span className="actions" />
        </li>
        {peers.map((peer) => (
          <MemberRow key={peer.id} peer={peer} shared={shares(peer.id)} />
        ))}
      </ul>
    </section>
  );
}

function MemberRow({ peer, shared }: { peer: PeerInfo; shared: number | undefined }) {
  const { connectToPeer, disconnectFromPeer, requestPatternSync } = useP2P();
  const [busy, run] = useBusy();
  const words = peerWords(peer);
  const name = peer.name || shortId(peer.id);
  const open = peer.dataChannelState === "open";
  const { latency, bytesReceived, bytesSent, candidatePair } = peer.stats;
  return (
    <li className={peer.present || open ? "" : "away"}>
      <Mark id={peer.id} size={36} />
      <div className="grow">
        <p className="cut name" title={peer.id}>
          {name} <span className="quiet small mono">{shortId(peer.id)}</span>
        </p>
        <p className={`state small ${words.tone}`}>
          <span className="dot" aria-hidden="true" />
          <span className="cut">
            {words.short}
            {open && latency !== undefined && (
              <span className="num"> · {Math.round(latency)} ms</span>
            )}
            {open && candidatePair && <span className="quiet"> · {pathWords(candidatePair)}</span>}
          </span>
        </p>
        {open && (
          <p className="cut quiet traffic num">
            {bytes(bytesReceived)} in · {bytes(bytesSent)} out
          </p>
        )}
        {peer.error !== null && !open && <p className="small bad-text">{peer.error.message}</p>}
      </div>
      <Shares id={peer.id} shared={shared} />
      <span className="actions">
        {open && (
          <button
            className="button plain compact icon"
            disabled={busy}
            onClick={() => run(() => requestPatternSync(peer.id))}
            aria-label={`Compare with ${name}`}
            title="Compare libraries"
          >
            <Icon name="sync" size={16} />
          </button>
        )}
        {open ? (
          <button
            className="button plain compact icon"
            disabled={busy}
            onClick={() => run(() => disconnectFromPeer(peer.id))}
            aria-label={`Disconnect from ${name}`}
            title="Disconnect, and stay away"
          >
            <Icon name="unlink" size={16} />
          </button>
        ) : (
          peer.present && (
            <button
              className="button plain compact icon"
              disabled={busy}
              onClick={() => run(() => connectToPeer(peer.id))}
              aria-label={`Connect to ${name}`}
              title="Connect"
            >
              <Icon name="link" size={16} />
            </button>
          )
        )}
      </span>
    </li>
  );
}

/** What a member wrote of what this library holds. */
function Shares({ id, shared }: { id: string; shared: number | undefined }) {
  if (shared === undefined || shared === 0) {
    return <span className="shares quiet small">{shared === 0 ? "shares nothing yet" : ""}</span>;
  }
  return (
    <a className="shares small num" href={hrefOf({ page: "library", filters: { by: id } })}>
      {count(shared, "pattern")}
    </a>
  );
}
