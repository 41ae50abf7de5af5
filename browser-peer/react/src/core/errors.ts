/** Something that went wrong: a code for programs, a message for people that says what to do. */
export class MeshError extends Error {
  override readonly name: string = "MeshError";

  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Another state of the pattern counts than the one that the edit was of. */
export class PreconditionFailedError extends MeshError {
  override readonly name = "PreconditionFailedError";

  constructor(message: string) {
    super("precondition-failed", message);
  }
}

/** The error of this code, as it was before it crossed to another tab or process. */
export function meshError(code: string, message: string): MeshError {
  return code === "precondition-failed"
    ? new PreconditionFailedError(message)
    : new MeshError(code, message);
}

/** Whatever was thrown, as an error with a code. */
export function asMeshError(thrown: unknown): MeshError {
  return thrown instanceof MeshError ? thrown : new MeshError("failed", messageOf(thrown));
}

/** The message of whatever was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
