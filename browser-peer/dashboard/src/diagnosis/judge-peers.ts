import type { MeshSnapshot, PeerInfo } from "@patternmesh/react";
import { count } from "../ui/words.js";
import { bad, good, skip, warm, type Finding } from "./verdict.js";

const TURN_ADVICE =
  "set a TURN server under Settings, ICE servers (for an agent: patternmesh.webrtc.iceServers), on at least one of the two sides";

export function judgeChannels(peers: readonly PeerInfo[]): Finding {
  const present = peers.filter((peer) => peer.present && !peer.disconnectedByUser);
  if (present.length === 0) {
    return skip("Nobody is here to be connected to.");
  }
  const closed = present.filter((peer) => peer.dataChannelState !== "open");
  const failed = closed.filter((peer) => peer.connectionState === "failed");
  if (failed.length > 0) {
    return bad(
      failed
        .map((peer) => `${peer.name}: ${peer.error?.message ?? "no path between the two networks"}`)
        .join("; "),
      TURN_ADVICE,
    );
  }
  if (closed.length > 0) {
    return warm(
      `Not open yet: ${closed.map((peer) => `${peer.name} (${peer.connectionState})`).join(", ")}.`,
      "wait half a minute and look again; if it stays so, the networks block direct paths: " +
        TURN_ADVICE,
    );
  }
  return good(
    `Open to ${present.length === 1 ? "the other member" : `all ${present.length} others`}.`,
  );
}

/** A round trip that people feel, in milliseconds. */
export const HIGH_LATENCY = 300;

export function judgeLatency(peers: readonly PeerInfo[]): Finding {
  const measured = peers.filter(
    (peer) => peer.dataChannelState === "open" && peer.stats.latency !== undefined,
  );
  if (measured.length === 0) {
    return skip("Nothing was measured yet.");
  }
  const slow = measured.filter((peer) => (peer.stats.latency ?? 0) > HIGH_LATENCY);
  if (slow.length === 0) {
    const worst = Math.max(...measured.map((peer) => peer.stats.latency ?? 0));
    return good(`At most ${Math.round(worst)} ms to anybody.`);
  }
  const relayed = slow.some(
    ({ stats }) =>
      stats.candidatePair?.local === "relay" || stats.candidatePair?.remote === "relay",
  );
  return warm(
    slow.map((peer) => `${Math.round(peer.stats.latency ?? 0)} ms to ${peer.name}`).join(", ") +
      ".",
    relayed
      ? "the path goes through a TURN server: use one that is closer to both, and look at the network between"
      : "look at the network between (VPN, Wi-Fi); where the direct path is bad, a TURN server close to both can be better",
  );
}

export function judgeSync({
  sync,
  library,
  error,
}: Pick<MeshSnapshot, "sync" | "library" | "error">): Finding {
  if (!library.ready) {
    return bad(
      `The library is not open: ${error?.message ?? "it is still being opened"}.`,
      "look at the first step; where that is in order, close other tabs of this page, which may be older, and load it again",
    );
  }
  if (sync.error !== undefined) {
    return warm(
      `The last comparison failed: ${sync.error.message}`,
      "it is tried again by itself; “Compare now” on the mesh screen tries at once",
    );
  }
  if (sync.refused > 0) {
    return warm(
      `${count(sync.refused, "revision")} of others were refused: not signed as they should be, malformed, or dated in the future.`,
      "the event feed names the peer and the reason; its clock or its program needs care",
    );
  }
  return good(
    sync.lastSyncAt === null
      ? "Nothing was compared yet, and nothing was refused."
      : "The last comparison went well, and nothing was refused.",
  );
}
