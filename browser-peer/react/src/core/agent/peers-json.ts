import { MeshError } from "../errors.js";
import type { PeerInfo, PeerStats } from "../mesh.js";
import { listOf, type Answer } from "./answer.js";

const CONNECTION = ["new", "connecting", "connected", "disconnected", "failed"] as const;
const CHANNEL = ["connecting", "open", "closing", "closed"] as const;

/** The path of a peer's resource. */
export function peerPath(peerId: string, what: string): string {
  return `/peers/${encodeURIComponent(peerId)}/${what}`;
}

/** Reads the answer to `GET /api/peers`, by id. */
export function readPeers(json: unknown): ReadonlyMap<string, PeerInfo> {
  return new Map(listOf("peers", json).map((peer) => [peer.text("id"), readPeer(peer)]));
}

function readPeer(json: Answer): PeerInfo {
  const error = json.optionalText("error");
  return {
    id: json.text("id"),
    name: json.text("name"),
    present: json.flag("present"),
    connectionState: json.oneOf("connectionState", CONNECTION),
    dataChannelState: json.oneOf("dataChannelState", CHANNEL),
    disconnectedByUser: json.flag("disconnectedByUser"),
    stats: readStats(json.optionalObject("stats")),
    error: error === undefined ? null : new MeshError("connection", error),
  };
}

function readStats(json: Answer | undefined): PeerStats {
  const latency = json?.optionalCount("latency");
  const pair = json?.optionalObject("candidatePair");
  return {
    ...(latency !== undefined && { latency }),
    bytesReceived: json?.count("bytesReceived") ?? 0,
    bytesSent: json?.count("bytesSent") ?? 0,
    ...(pair !== undefined && {
      candidatePair: { local: pair.text("local"), remote: pair.text("remote") },
    }),
  };
}
