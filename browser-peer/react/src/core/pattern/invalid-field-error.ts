import { MeshError } from "../errors.js";

/** A field outside its limits. The message names the field, what it held and the limit. */
export class InvalidFieldError extends MeshError {
  override readonly name = "InvalidFieldError";

  /**
   * @param field the field's name as users see it
   * @param found what it held, already quoted or counted for a reader
   * @param limit what would have been right
   */
  constructor(
    readonly field: string,
    found: string,
    limit: string,
  ) {
    super("invalid-field", `${field}: ${limit}, got ${found}`);
  }
}
