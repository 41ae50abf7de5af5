import type { PeerMessage } from "./room-message.js";

/** Passes messages to other members of the room. */
export interface Relay {
  /** Whether this member is in the room at the moment. */
  readonly joined: boolean;
  /** Passes a message on; why it was not, when it was not. */
  send(to: string, message: PeerMessage): string | undefined;
}
