import { MeshError } from "../errors.js";
import type { SyncResult } from "../mesh.js";
import { listOf } from "./answer.js";

/**
 * Reads the answer to `POST /api/sync`.
 *
 * @param elapsed milliseconds until it was there; an agent tells those of a comparison in its event
 */
export function readResults(json: unknown, elapsed: number): readonly SyncResult[] {
  return listOf("sync", json).map((result) => {
    const error = result.optionalText("error");
    return {
      peerId: result.text("peerId"),
      sent: result.count("sent"),
      received: result.count("received"),
      conflicts: result.count("conflicts"),
      durationMs: result.optionalCount("durationMs") ?? elapsed,
      ...(error !== undefined && { error: syncError(error) }),
    };
  });
}

/** Why a comparison failed, in the agent's words. */
export function syncError(message: string): MeshError {
  return new MeshError("sync-failed", message);
}
