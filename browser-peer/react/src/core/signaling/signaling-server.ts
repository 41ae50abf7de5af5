import { MeshError } from "../errors.js";
import { quoted } from "../pattern/quoted.js";

/** Where the server is, which room, and how to get in. */
export interface SignalingServer {
  /** ws or wss. */
  readonly url: string;
  readonly room: string;
  /** For the door; never shown. */
  readonly token?: string;
  /** For connecting and joining together, in milliseconds; 10,000 when absent. */
  readonly joinTimeout?: number;
}

const ROOM = /^[A-Za-z0-9._-]{1,64}$/;

/** @throws MeshError `room-invalid` when no room can have this name */
export function checkRoom(room: string): void {
  if (!ROOM.test(room)) {
    throw new MeshError(
      "room-invalid",
      `roomId: 1 to 64 of A-Z a-z 0-9 . _ - expected, got ${quoted(room)}; choose another name`,
    );
  }
}

/** @throws MeshError `signaling-url-invalid` when it is no address of a WebSocket */
export function checkUrl(url: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (
    !parsed ||
    !["ws:", "wss:"].includes(parsed.protocol) ||
    parsed.username !== "" ||
    parsed.password !== "" ||
    parsed.hash !== ""
  ) {
    throw new MeshError(
      "signaling-url-invalid",
      "signalingUrl: an address such as ws://localhost:3002 or wss://signaling.example.org" +
        ` expected, got ${quoted(parsed ? `${parsed.protocol}//${parsed.host}` : url)}`,
    );
  }
}
