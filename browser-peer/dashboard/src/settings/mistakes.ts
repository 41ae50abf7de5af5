import { iceUrl } from "@patternmesh/react";
import { ROOM, type Settings } from "../app/settings.js";

type Field = "roomId" | "name" | "signalingUrl" | "token";

export type SettingsMistakes = Partial<Record<Field, string>> & {
  /** By place in the list. */
  readonly iceServers?: ReadonlyMap<number, string>;
};

/** What cannot work, in words that say what would. */
export function mistakesOf(settings: Settings): SettingsMistakes {
  const iceServers = new Map<number, string>();
  settings.iceServers.forEach(({ url, username, credential }, i) => {
    const address = iceUrl(url);
    if (address === undefined) {
      iceServers.set(
        i,
        "stun:HOST:PORT, turn:HOST:PORT or turns:HOST:PORT?transport=tcp; small letters, a port from 1 to 65535, a transport for TURN only",
      );
    } else if (address.relays && (username === "" || credential === "")) {
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

function isWebSocketUrl(text: string): boolean {
  try {
    return /^wss?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}
