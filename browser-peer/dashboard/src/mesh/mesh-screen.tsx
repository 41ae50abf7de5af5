import { useMeshSelector, usePatternSync, type MeshSnapshot } from "@patternmesh/react";
import { useApp } from "../app/app-context.js";
import { Icon } from "../ui/icon.js";
import { count } from "../ui/words.js";
import { useBusy } from "../ui/busy.js";
import { copyText } from "../ui/clipboard.js";
import { attempt } from "../ui/toasts.js";
import { ActivityChart } from "./activity-chart.js";
import { EventFeed } from "./event-feed.js";
import { MemberList } from "./member-list.js";
import { MeshGraph } from "./mesh-graph.js";
import { SyncPanel } from "./sync-panel.js";
import { Welcome } from "./welcome.js";

function summary({ peers, roomId, signaling, initialized, error }: MeshSnapshot) {
  const others = [...peers.values()].filter((peer) => peer.present);
  return {
    roomId,
    joined: signaling.state === "joined",
    // What went wrong before the first join stands above.
    stuck: !initialized && error !== null,
    others: others.length,
    connected: [...peers.values()].filter((peer) => peer.dataChannelState === "open").length,
  };
}

export function MeshScreen() {
  const { roomId, joined, stuck, others, connected } = useMeshSelector(summary);
  const { syncAll, isSyncing, cancelSync } = usePatternSync();
  const [busy, run] = useBusy();
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{roomId}</h1>
          <p>{roomWords(joined, stuck, others, connected)}</p>
        </div>
        <div className="row wrap">
          <Invite roomId={roomId} />
          {isSyncing ? (
            <button className="button" onClick={cancelSync}>
              <Icon name="cross" size={16} />
              Stop comparing
            </button>
          ) : (
            <button
              className="button primary"
              disabled={busy || connected === 0}
              onClick={() => run(syncAll)}
            >
              <Icon name="sync" size={16} />
              Compare now
            </button>
          )}
        </div>
      </div>
      <Welcome />
      <div className="mesh-grid">
        <section className="card graph-card" aria-label="The mesh">
          <MeshGraph />
        </section>
        <SyncPanel />
        <MemberList />
        <div className="stack">
          <ActivityChart />
          <EventFeed />
        </div>
      </div>
    </>
  );
}

/** Copies an address that leads into this room. */
function Invite({ roomId }: { roomId: string }) {
  const { backend } = useApp();
  if (backend.backend === "agent") {
    return null;
  }
  const copy = () => {
    const { origin, pathname } = window.location;
    const address = `${origin}${pathname}?room=${encodeURIComponent(roomId)}`;
    return copyText(address);
  };
  return (
    <button
      className="button"
      onClick={() => void attempt(copy, "The room’s address is copied: whoever opens it is in")}
    >
      <Icon name="link" size={16} />
      Invite
    </button>
  );
}

function roomWords(joined: boolean, stuck: boolean, others: number, connected: number) {
  if (stuck) {
    return "Not in the room.";
  }
  if (!joined) {
    return connected > 0
      ? "Out of touch with the signaling service. Peers that are connected stay connected."
      : "Joining the room…";
  }
  if (others === 0) {
    return "Nobody else is here yet. Whoever joins this room appears by itself.";
  }
  return connected >= others
    ? `You and ${count(others, "other member")}, all connected`
    : `You and ${count(others, "other member")}, ${connected} connected`;
}
