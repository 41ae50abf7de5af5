import { MeshError } from "../errors.js";

/** A comparison failed; the session goes on. */
export class SyncError extends MeshError {
  constructor(message: string) {
    super("sync-failed", message);
  }
}

/** The peer broke the protocol; its session ends, and nothing else does. */
export class ProtocolError extends MeshError {
  constructor(message: string) {
    super("protocol", message);
  }
}
