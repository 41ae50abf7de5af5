import type { P2PConfig } from "@patternmesh/react";

/** What a user of the page's own peer may set; kept in this browser. */
export interface Settings {
  readonly roomId: string;
  readonly name: string;
  /** Empty: that of whoever serves the page. */
  readonly signalingUrl: string;
  readonly token: string;
  readonly iceServers: readonly IceServerSetting[];
  readonly relayOnly: boolean;
}

export interface IceServerSetting {
  readonly url: string;
  readonly username: string;
  readonly credential: string;
}

export const FIRST_SETTINGS: Settings = {
  // That of an agent that was told no room.
  roomId: "my-team",
  name: "",
  signalingUrl: "",
  token: "",
  iceServers: [],
  relayOnly: false,
};

const KEY = "patternmesh.settings";

/** What a room may be called, as the signaling service has it. */
export const ROOM = /^[A-Za-z0-9._-]{1,64}$/;

/** The room that an address invites to; undefined where it names none that can be. */
export function invitedTo(search: string): string | undefined {
  const room = new URLSearchParams(search).get("room");
  return room !== null && ROOM.test(room) ? room : undefined;
}

/** What was saved, each field for itself: an older or broken one falls back to its default. */
export function loadSettings(storage: Pick<Storage, "getItem"> | undefined): Settings {
  const saved = parsed(storage);
  return {
    roomId: text(saved.roomId, FIRST_SETTINGS.roomId),
    name: text(saved.name, ""),
    signalingUrl: text(saved.signalingUrl, ""),
    token: text(saved.token, ""),
    iceServers: Array.isArray(saved.iceServers) ? saved.iceServers.flatMap(iceServer) : [],
    relayOnly: saved.relayOnly === true,
  };
}

export function saveSettings(storage: Pick<Storage, "setItem">, settings: Settings): void {
  storage.setItem(KEY, JSON.stringify(settings));
}

/** The browser's storage; undefined where it is blocked. */
export function ownStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

export function configOf(settings: Settings, signalingUrl: string): P2PConfig {
  return {
    signalingUrl: settings.signalingUrl || signalingUrl,
    roomId: settings.roomId,
    autoConnect: true,
    ...(settings.name === "" ? {} : { name: settings.name }),
    ...(settings.token === "" ? {} : { token: settings.token }),
    ...(settings.iceServers.length === 0 ? {} : { iceServers: settings.iceServers.map(rtcServer) }),
    ...(settings.relayOnly ? { iceTransportPolicy: "relay" as const } : {}),
  };
}

/** As W3C RTCIceServer has it. */
export function rtcServer({ url, username, credential }: IceServerSetting): RTCIceServer {
  return username === "" && credential === "" ? { urls: url } : { urls: url, username, credential };
}

function parsed(storage: Pick<Storage, "getItem"> | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(storage?.getItem(KEY) ?? "{}");
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function text(value: unknown, otherwise: string): string {
  return typeof value === "string" && value.length <= 500 ? value : otherwise;
}

function iceServer(value: unknown): IceServerSetting[] {
  const { url, username, credential } = (value ?? {}) as Record<string, unknown>;
  return typeof url === "string"
    ? [{ url, username: text(username, ""), credential: text(credential, "") }]
    : [];
}
