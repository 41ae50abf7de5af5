import type { MeshSnapshot } from "@patternmesh/react";
import { count } from "../ui/words.js";
import { bad, good, warm, type Finding } from "./verdict.js";

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
