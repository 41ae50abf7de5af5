import { MeshError } from "../errors.js";

const REMEDIES = new Map<string, readonly [code: string, remedy: string]>([
  [
    "room_full",
    [
      "room-full",
      "choose another room, wait until a member leaves, or ask who runs the server for more room",
    ],
  ],
  [
    "invalid_proof",
    [
      "not-admitted",
      "set `token` to the room token of the server; where that is right, check this machine's key",
    ],
  ],
  ["rate_limited", ["rate-limited", "wait a moment; it is tried again by itself"]],
  ["too_large", ["message-too-large", "use fewer ICE servers or network interfaces"]],
]);

/** What the server said, as an error that says what to do. */
export function refusal(code: string, message: string): MeshError {
  const known = REMEDIES.get(code);
  return known
    ? new MeshError(known[0], `signaling: the server refused (${code}): ${message}; ${known[1]}`)
    : new MeshError("signaling-refused", `signaling: the server refused (${code}): ${message}`);
}

const CLOSES: Readonly<Record<number, string>> = {
  1001: "it shuts down",
  1006: "the connection broke, or could not be made",
  1009: "a message was too large for it",
  1011: "it failed",
  4000: "in no room for too long",
  4002: "it heard nothing from here for too long",
  4003: "too much waited to be read here",
  4004: "too many messages at once",
  4005: "too many joins without a valid proof",
};

/** Why the server closed the socket, in words. */
export function closeReason(code: number, reason: string): string {
  const words = CLOSES[code];
  const said = [words, reason].filter((part) => part !== undefined && part !== "").join(": ");
  return `the server closed the connection (${code}${said === "" ? "" : `, ${said}`})`;
}
