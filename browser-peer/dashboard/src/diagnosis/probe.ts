import type { Abilities, Gathered, Greeting, Health, Storage } from "./judge.js";

const PATIENCE = 6_000;

export async function probeBrowser(): Promise<Abilities> {
  const secure = window.isSecureContext;
  return {
    secure,
    keys: secure && (await succeeds(() => crypto.subtle.generateKey("Ed25519", false, ["sign"]))),
    locks: "locks" in navigator,
    webRtc: "RTCPeerConnection" in window,
    database: await succeeds(openDatabase),
  };
}

/** `GET /health` beside the signaling service's WebSocket. */
export async function probeHealth(signalingUrl: string): Promise<Health> {
  const url = `${signalingUrl.replace(/^ws/, "http").replace(/\/+$/, "")}/health`;
  const signal = AbortSignal.timeout(PATIENCE);
  try {
    const response = await fetch(url, { signal, cache: "no-store" });
    return response.ok ? "ok" : { status: response.status };
  } catch {
    try {
      await fetch(url, { signal, mode: "no-cors", cache: "no-store" });
      return "opaque";
    } catch {
      return "unreachable";
    }
  }
}

/** Opens a socket, waits for the challenge, and closes it again without joining. */
export function probeGreeting(signalingUrl: string): Promise<Greeting> {
  return new Promise((resolve) => {
    const begun = performance.now();
    let socket: WebSocket;
    let opened = false;
    const end = (greeting: Greeting) => {
      clearTimeout(timer);
      resolve(greeting);
      socket?.close();
    };
    const timer = setTimeout(() => end({ kind: opened ? "silent" : "refused" }), PATIENCE);
    try {
      socket = new WebSocket(signalingUrl);
    } catch {
      end({ kind: "refused" });
      return;
    }
    socket.onopen = () => (opened = true);
    socket.onerror = () => end({ kind: opened ? "silent" : "refused" });
    socket.onclose = () => end({ kind: opened ? "silent" : "refused" });
    socket.onmessage = ({ data }) => end(greetingOf(data, performance.now() - begun));
  });
}

function greetingOf(data: unknown, roundTrip: number): Greeting {
  try {
    const { type, payload } = JSON.parse(String(data)) as {
      type?: unknown;
      payload?: { serverTime?: unknown };
    };
    const serverTime = Number(payload?.serverTime ?? Number.NaN);
    if (type === "challenge") {
      return Number.isFinite(serverTime)
        ? { kind: "challenge", serverTime, roundTrip }
        : { kind: "challenge", roundTrip };
    }
  } catch {
    // Something else answers there.
  }
  return { kind: "silent" };
}

/** Gathers candidates as for a connection, and counts them by kind. */
export async function probeCandidates(
  iceServers: readonly RTCIceServer[],
  relayOnly: boolean,
): Promise<Gathered> {
  const urls = iceServers.flatMap((server) => server.urls);
  const counts = { host: 0, srflx: 0, relay: 0 };
  const errors = new Set<string>();
  const result = () => ({
    ...counts,
    errors: [...errors],
    stun: urls.some((url) => url.startsWith("stun")),
    turn: urls.some((url) => url.startsWith("turn")),
    relayOnly,
  });
  const connection = new RTCPeerConnection({
    iceServers: [...iceServers],
    iceTransportPolicy: relayOnly ? "relay" : "all",
  });
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(resolve, PATIENCE);
      connection.onicecandidate = ({ candidate }) => {
        if (candidate === null) {
          clearTimeout(timer);
          resolve();
        } else if (candidate.type !== null && candidate.type in counts) {
          counts[candidate.type as keyof typeof counts]++;
        }
      };
      connection.onicecandidateerror = ({ url, errorCode, errorText }) => {
        errors.add(`${url} (${errorCode}${errorText ? ` ${errorText}` : ""})`);
      };
      connection.createDataChannel("diagnosis");
      connection.setLocalDescription().catch(reject);
    });
  } finally {
    connection.close();
  }
  return result();
}

export async function probeStorage(): Promise<Storage | undefined> {
  try {
    const { usage, quota } = await navigator.storage.estimate();
    const persisted = await navigator.storage.persisted();
    return usage === undefined || quota === undefined ? undefined : { usage, quota, persisted };
  } catch {
    return undefined;
  }
}

/** How far this clock is ahead of the server's, in milliseconds; half the way there is taken off. */
export function skewOf(greeting: Greeting, now: number): number | undefined {
  return greeting.kind === "challenge" && greeting.serverTime !== undefined
    ? now - greeting.serverTime - greeting.roundTrip / 2
    : undefined;
}

async function succeeds(doing: () => Promise<unknown>): Promise<boolean> {
  try {
    await doing();
    return true;
  } catch {
    return false;
  }
}

function openDatabase(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("patternmesh-diagnosis");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.close();
      indexedDB.deleteDatabase("patternmesh-diagnosis");
      resolve();
    };
  });
}
