import { MeshError } from "../errors.js";

/** Bytes that are not what they should be: the one error that decoding throws. */
export class MalformedError extends MeshError {
  override readonly name = "MalformedError";

  constructor(message: string, options?: ErrorOptions) {
    super("malformed", message, options);
  }
}
