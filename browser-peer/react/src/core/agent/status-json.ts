import { MeshError } from "../errors.js";
import type { IceServerStatus, SignalingState, SyncState } from "../mesh.js";
import type { Answer } from "./answer.js";

/** What an agent says of itself, as far as a mesh shows it. */
export interface AgentStatus {
  readonly peerId: string;
  readonly name: string;
  readonly room: string;
  readonly signaling: { readonly url: string; readonly state: SignalingState };
  readonly library: {
    readonly ready: boolean;
    /** Another text when the library may have changed. */
    readonly mark: string;
    readonly patterns: number;
    readonly openConflicts: number;
  };
  readonly sync: SyncState;
  readonly iceServers: readonly IceServerStatus[];
  /** The gravest thing that is wrong. */
  readonly error: MeshError | null;
}

/** How an agent may stand with the signaling service. */
export const SIGNALING = ["disconnected", "connecting", "joining", "joined", "replaced"] as const;
const ICE = {
  unknown: "unused",
  working: "working",
  failing: "failed",
  unusable: "failed",
} as const;
const ICE_WORDS = Object.keys(ICE) as (keyof typeof ICE)[];

/** Reads the answer to `GET /api/status`. */
export function readStatus(json: Answer): AgentStatus {
  const signaling = json.object("signaling");
  const registry = json.object("registry");
  return {
    peerId: json.text("peerId"),
    name: json.text("name"),
    room: json.text("room"),
    signaling: { url: signaling.text("url"), state: signaling.oneOf("state", SIGNALING) },
    library: {
      ready: registry.flag("reachable"),
      mark: `${registry.optionalText("library") ?? ""} ${registry.count("sequence")}`,
      patterns: registry.count("patterns"),
      openConflicts: registry.count("openConflicts"),
    },
    sync: readSync(json.object("sync")),
    iceServers: json.optionalObject("ice")?.objects("servers").map(readIceServer) ?? [],
    error: errorOf(json),
  };
}

function readSync(json: Answer): SyncState {
  return {
    syncing: json.flag("syncing"),
    lastSyncAt: json.optionalDate("lastSyncAt") ?? null,
    pendingCount: json.count("pendingCount"),
    syncedCount: json.count("syncedCount"),
    sent: json.count("sent"),
    received: json.count("received"),
    conflicts: json.count("conflicts"),
    refused: json.count("refused"),
  };
}

function readIceServer(json: Answer): IceServerStatus {
  const error = json.optionalText("error");
  return {
    url: json.text("url"),
    state: ICE[json.oneOf("state", ICE_WORDS)],
    ...(error !== undefined && { error }),
  };
}

function errorOf(json: Answer): MeshError | null {
  const registry = json.object("registry");
  if (!registry.flag("reachable")) {
    return new MeshError(
      "library-away",
      registry.optionalText("error") ?? "the agent's registry does not answer; start it",
    );
  }
  const signaling = json.object("signaling");
  if (signaling.oneOf("state", SIGNALING) === "replaced") {
    return new MeshError(
      "replaced",
      "another program joined with this agent's key; end that one, then start this agent again",
    );
  }
  const refusal = signaling.optionalText("error");
  if (refusal !== undefined) {
    return new MeshError("signaling", refusal);
  }
  const ice = json.optionalObject("ice")?.optionalText("error");
  return ice === undefined ? null : new MeshError("ice", ice);
}
