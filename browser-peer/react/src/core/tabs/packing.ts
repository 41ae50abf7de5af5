import { MeshError, meshError } from "../errors.js";
import type { Conflict, Mesh, MeshEvents, MeshSnapshot, PeerInfo, SyncResult } from "../mesh.js";
import type { CallName } from "./calls.js";

/** An error as it crosses to another tab, where an object of a class does not. */
export interface PackedError {
  readonly code: string;
  readonly message: string;
}

type Packed<T> = Omit<T, "error"> & { readonly error?: PackedError | null };

/** A snapshot that may be cloned. */
export interface PackedSnapshot extends Omit<MeshSnapshot, "error" | "peers" | "sync"> {
  readonly error: PackedError | null;
  readonly peers: readonly Packed<PeerInfo>[];
  readonly sync: Packed<MeshSnapshot["sync"]>;
}

/** What an error says, for another tab. */
export function packError(error: unknown): PackedError {
  const code = error instanceof MeshError ? error.code : "failed";
  return { code, message: error instanceof Error ? error.message : String(error) };
}

/** The error again. */
export function unpackError({ code, message }: PackedError): MeshError {
  return meshError(code, message);
}

export function packSnapshot(snapshot: MeshSnapshot): PackedSnapshot {
  return {
    ...snapshot,
    error: snapshot.error && packError(snapshot.error),
    peers: [...snapshot.peers.values()].map((peer) => ({
      ...peer,
      error: peer.error && packError(peer.error),
    })),
    sync: packWithError(snapshot.sync),
  };
}

/** As a tab shows it that is not the one in which the member runs. */
export function unpackSnapshot(packed: PackedSnapshot): MeshSnapshot {
  return {
    ...packed,
    place: "other-tab",
    error: packed.error && unpackError(packed.error),
    peers: new Map(
      packed.peers.map((peer) => [
        peer.id,
        { ...peer, error: peer.error ? unpackError(peer.error) : null },
      ]),
    ),
    sync: unpackWithError(packed.sync),
  };
}

/** What a call answered, so that it may be cloned. */
export function packResult(name: CallName, result: unknown): unknown {
  switch (name) {
    case "sync":
      return (result as readonly SyncResult[]).map(packWithError);
    case "conflicts":
      return (result as readonly Conflict[]).map(packConflict);
    default:
      return result;
  }
}

export function unpackResult(name: CallName, packed: unknown, mesh: Mesh): unknown {
  switch (name) {
    case "sync":
      return (packed as readonly Packed<SyncResult>[]).map(unpackWithError);
    case "conflicts":
      return (packed as readonly Conflict[]).map((one) => unpackConflict(one, mesh));
    default:
      return packed;
  }
}

/** What happened, so that it may be cloned. */
export function packEvent<E extends keyof MeshEvents>(name: E, data: MeshEvents[E]): unknown {
  switch (name) {
    case "conflict":
      return packConflict(data as Conflict);
    case "sync-complete":
    case "sync-error":
    case "error":
      return packWithError(data as { readonly error?: Error });
    default:
      return data;
  }
}

export function unpackEvent<E extends keyof MeshEvents>(
  name: E,
  packed: unknown,
  mesh: Mesh,
): MeshEvents[E] {
  switch (name) {
    case "conflict":
      return unpackConflict(packed as Conflict, mesh) as MeshEvents[E];
    case "sync-complete":
    case "sync-error":
    case "error":
      return unpackWithError(packed as { readonly error?: PackedError }) as MeshEvents[E];
    default:
      return packed as MeshEvents[E];
  }
}

function packConflict({ resolveWith: _, ...conflict }: Conflict): Omit<Conflict, "resolveWith"> {
  return conflict;
}

function unpackConflict(packed: Omit<Conflict, "resolveWith">, mesh: Mesh): Conflict {
  const { patternId, local, remote } = packed;
  const sides = [local.digest, remote.digest] as const;
  return { ...packed, resolveWith: (choice) => mesh.resolve(patternId, choice, sides) };
}

function packWithError<T extends { readonly error?: Error }>(value: T): Packed<T> {
  const { error, ...rest } = value;
  return error ? { ...rest, error: packError(error) } : rest;
}

function unpackWithError<T extends { readonly error?: PackedError | null }>(
  packed: T,
): Omit<T, "error"> & { readonly error?: Error } {
  const { error, ...rest } = packed;
  return error ? { ...rest, error: unpackError(error) } : rest;
}
