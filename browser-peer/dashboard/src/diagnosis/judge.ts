import type { MeshSnapshot, PeerInfo } from "@patternmesh/react";
import { bytes, count } from "../ui/words.js";
import { bad, good, skip, warm, type Finding } from "./verdict.js";

/** What the browser can do here. */
export interface Abilities {
  readonly secure: boolean;
  readonly keys: boolean;
  readonly locks: boolean;
  readonly webRtc: boolean;
  readonly database: boolean;
}

const BLOCKED_RTC =
  "allow WebRTC: take away the browser extension or policy that blocks it, or use another browser";

export function judgeBrowser(can: Abilities, origin: string): Finding {
  if (!can.secure) {
    return bad(
      `The page came over ${origin}, which the browser does not trust: it gives no keys, no locks and no storage that lasts.`,
      "open it as http://localhost… on the machine that serves it, or serve it over https",
    );
  }
  if (!can.webRtc) {
    return bad("This browser has no WebRTC.", BLOCKED_RTC);
  }
  if (!can.keys) {
    return bad(
      "This browser makes no Ed25519 keys.",
      "update it: Chrome and Edge 137, Firefox 129, Safari 17 and later do",
    );
  }
  if (!can.database || !can.locks) {
    return bad(
      "This browser blocks storage for this page.",
      "allow cookies and site data for it, and leave private browsing",
    );
  }
  return good("Keys, WebRTC and storage are there, and the page is trusted.");
}

/** What `GET /health` came to; `opaque` when it answered what the page may not read. */
export type Health = "ok" | "opaque" | "unreachable" | { readonly status: number };

/** What the signaling service's first message says. */
export type Greeting =
  | { readonly kind: "challenge"; readonly serverTime?: number; readonly roundTrip: number }
  | { readonly kind: "silent" }
  | { readonly kind: "refused" };

export function judgeHealth(health: Health, greeting: Greeting, url: string): Finding {
  if (greeting.kind === "challenge") {
    return health === "ok" || health === "opaque"
      ? good(`It answers at ${url}, in ${Math.round(greeting.roundTrip)} ms.`)
      : good(`It answers at ${url} (its /health page cannot be read from here).`);
  }
  if (health === "ok") {
    return bad(
      `Its /health page says OK, but no WebSocket opens at ${url}.`,
      "let the proxy in front of it pass WebSocket upgrades through",
    );
  }
  if (greeting.kind === "silent") {
    return bad(
      `Something answers at ${url}, but it is no signaling service.`,
      "set the address of the signaling service under Settings",
    );
  }
  return bad(
    `Nothing answers at ${url}.`,
    "start the signaling service, or set its address under Settings; its /health page must say OK",
  );
}

type RoomState = Pick<MeshSnapshot, "signaling" | "roomId" | "peers" | "error">;

export function judgeRoom({ signaling, roomId, peers, error }: RoomState): Finding {
  if (signaling.state === "replaced") {
    return bad(
      "Another program or browser profile uses this key and has taken this one's place.",
      "close the other one, and load this page again",
    );
  }
  if (signaling.state !== "joined") {
    return bad(
      `The room “${roomId}” is not joined: ${error?.message ?? signaling.state}.`,
      "look at the step before; it joins by itself as soon as the service lets it",
    );
  }
  const present = [...peers.values()].filter((peer) => peer.present).length;
  return present === 0
    ? warm(
        `The room “${roomId}” is joined, and nobody else is in it.`,
        `others must use exactly the same room, “${roomId}”, and the same signaling service, ${signaling.url}; upper and lower case count`,
      )
    : good(`The room “${roomId}” is joined, with ${count(present, "other member")}.`);
}

/** How many candidates of each kind were gathered, and what the servers said. */
export interface Gathered {
  readonly host: number;
  readonly srflx: number;
  readonly relay: number;
  readonly errors: readonly string[];
  readonly stun: boolean;
  readonly turn: boolean;
  readonly relayOnly: boolean;
}

export function judgeCandidates(gathered: Gathered): Finding {
  const { host, srflx, relay, errors, stun, turn, relayOnly } = gathered;
  const found = `${host} of this machine, ${srflx} seen from outside, ${relay} of relays`;
  const said = errors.length === 0 ? "" : ` The servers said: ${errors.slice(0, 3).join("; ")}.`;
  if (host + srflx + relay === 0) {
    return relayOnly
      ? bad(
          `No relay gave an address.${said}`,
          "check the TURN server's address, user name and password under Settings, or allow direct paths",
        )
      : bad(`No network address was found at all.${said}`, BLOCKED_RTC);
  }
  if (turn && relay === 0) {
    return warm(
      `Addresses found: ${found}. The TURN server gave none.${said}`,
      "check its address, user name and password under Settings, and that UDP and TCP to it are open",
    );
  }
  if (stun && srflx === 0 && relay === 0) {
    return warm(
      `Addresses found: ${found}. The STUN server gave none.${said}`,
      "that is fine on one network; for peers elsewhere check its address and that UDP is open",
    );
  }
  return good(
    stun || turn
      ? `Addresses found: ${found}.`
      : `Addresses found: ${found}. Enough on one network; peers elsewhere need a STUN or TURN server.`,
  );
}

export function judgeAgentServers({ iceServers }: Pick<MeshSnapshot, "iceServers">): Finding {
  const failed = iceServers.filter((server) => server.state === "failed");
  if (failed.length > 0) {
    return warm(
      failed
        .map((server) => `${server.url} failed${server.error ? `: ${server.error}` : ""}`)
        .join("; ") + ".",
      "check the addresses and passwords in the agent's settings, patternmesh.webrtc.iceServers",
    );
  }
  return good(
    iceServers.length === 0
      ? "The agent uses no STUN or TURN server: enough on one network."
      : `The agent knows ${count(iceServers.length, "server")}, and none failed.`,
  );
}

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

/** What the browser says of its storage. */
export interface Storage {
  readonly usage: number;
  readonly quota: number;
  readonly persisted: boolean;
}

export function judgeStorage(storage: Storage | undefined): Finding {
  if (storage === undefined) {
    return warm("This browser does not tell how much it stores.", "nothing, unless saving fails");
  }
  const { usage, quota, persisted } = storage;
  const words = `${bytes(usage)} of ${bytes(quota)} used`;
  if (quota > 0 && usage / quota > 0.8) {
    return warm(`${words}.`, "free space on this device, or delete patterns that nobody needs");
  }
  return persisted
    ? good(`${words}; the browser promised to keep it.`)
    : warm(
        `${words}; the browser may clear it when space runs out.`,
        "“Keep it for good” below asks the browser to keep it; bookmark the page if it says no. Other members have copies of what is shared",
      );
}

/** A revision dated further ahead than this is refused, in milliseconds. */
const REFUSED_AHEAD = 5 * 60_000;

export function judgeClock(skew: number | undefined): Finding {
  if (skew === undefined) {
    return skip("The server's time is not known.");
  }
  const seconds = Math.round(Math.abs(skew) / 1000);
  const words = `This clock is ${seconds} s ${skew > 0 ? "ahead of" : "behind"} the signaling service's.`;
  const remedy = "let the system set its time by itself (NTP)";
  if (skew > REFUSED_AHEAD) {
    return bad(`${words} Others refuse what is dated more than five minutes ahead.`, remedy);
  }
  return seconds > 30
    ? warm(`${words} With equal versions the later edit wins, so clocks matter.`, remedy)
    : good(`The clocks agree within ${Math.max(1, seconds)} s.`);
}
