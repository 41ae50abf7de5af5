import type { PeerInfo, SignalingState } from "@patternmesh/react";

export interface StateWords {
  readonly short: string;
  readonly tone: "plain" | "good" | "warm" | "bad";
}

export function signalingWords(state: SignalingState): StateWords {
  switch (state) {
    case "joined":
      return { short: "in", tone: "good" };
    case "connecting":
    case "joining":
      return { short: "joining", tone: "warm" };
    case "replaced":
      return { short: "replaced in", tone: "bad" };
    case "disconnected":
      return { short: "not in", tone: "bad" };
  }
}

/** How a member is tied to this one, in a word or two. */
export function peerWords(peer: PeerInfo): StateWords {
  if (peer.disconnectedByUser) {
    return { short: "kept away", tone: "plain" };
  }
  if (peer.dataChannelState === "open") {
    return peer.present
      ? { short: "connected", tone: "good" }
      : { short: "connected, not in the room", tone: "good" };
  }
  if (!peer.present) {
    return { short: "away", tone: "plain" };
  }
  switch (peer.connectionState) {
    case "failed":
      return { short: "cannot be reached", tone: "bad" };
    case "connected":
    case "connecting":
    case "new":
      return { short: "connecting", tone: "warm" };
    case "disconnected":
      return { short: "disconnected", tone: "warm" };
  }
}

/** The path that data takes, of W3C candidate types. */
export function pathWords(pair: { local: string; remote: string } | undefined): string {
  if (pair === undefined) {
    return "";
  }
  const kinds = [pair.local, pair.remote];
  if (kinds.includes("relay")) {
    return "through a TURN relay";
  }
  return kinds.every((kind) => kind === "host") ? "on the same network" : "direct, through NAT";
}
