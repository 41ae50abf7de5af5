import { ROOM, type Settings } from "../app/settings.js";

type Field = "roomId" | "name" | "signalingUrl" | "token";

export type SettingsMistakes = Partial<Record<Field, string>> & {
  /** By place in the list. */
  readonly iceServers?: ReadonlyMap<number, string>;
};

/** As the peer takes them (RFC 7064, RFC 7065): small letters, and a transport for TURN only. */
const ICE_URL =
  /^(?:stuns?|(turns?)):(?:\[[\dA-Fa-f:.]{2,45}\]|[\w.-]{1,253})(?::(\d{1,5}))?(\?transport=(?:udp|tcp))?$/;

/** What cannot work, in words that say what would. */
export function mistakesOf(settings: Settings): SettingsMistakes {
  const iceServers = new Map<number, string>();
  settings.iceServers.forEach(({ url, username, credential }, i) => {
    if (!isIceUrl(url)) {
      iceServers.set(
        i,
        "stun:HOST:PORT, turn:HOST:PORT or turns:HOST:PORT?transport=tcp; small letters, a port from 1 to 65535, a transport for TURN only",
      );
    } else if (url.startsWith("turn") && (username === "" || credential === "")) {
      iceServers.set(i, "a TURN server needs a user name and a password");
    }
  });
  return {
    ...(ROOM.test(settings.roomId)
      ? {}
      : { roomId: "1 to 64 letters, digits and . _ - (no blanks)" }),
    ...(settings.name.length > 64 ? { name: "up to 64 characters" } : {}),
    ...(settings.signalingUrl !== "" && !isWebSocketUrl(settings.signalingUrl)
      ? { signalingUrl: "an address that begins with ws:// or wss://" }
      : {}),
    ...(iceServers.size === 0 ? {} : { iceServers }),
  };
}

function isIceUrl(text: string): boolean {
  const found = ICE_URL.exec(text);
  if (found === null) {
    return false;
  }
  const [, turn, port, transport] = found;
  return (
    (port === undefined || (+port >= 1 && +port <= 65_535)) &&
    (transport === undefined || turn !== undefined)
  );
}

function isWebSocketUrl(text: string): boolean {
  try {
    return /^wss?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}
