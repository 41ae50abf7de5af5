import type { PeerChannel } from "../session/peer-channel.js";

/** What happens on the ways to the other members. */
export interface RoomEvents {
  /** Something to show has changed. */
  changed: undefined;
  opened: { readonly channel: PeerChannel };
  "peer-connected": { readonly peerId: string; readonly name: string };
  "peer-disconnected": { readonly peerId: string; readonly reason: string };
  "peer-refused": { readonly peerId: string; readonly reason: string };
}
