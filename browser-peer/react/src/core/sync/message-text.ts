import { MeshError } from "../errors.js";
import { MOST_MESSAGE_BYTES } from "../wire/frame.js";

/**
 * The JSON of a message of the application's own.
 *
 * @throws MeshError `message-invalid` when it is no JSON, or too long
 */
export function messageText(message: unknown): string {
  const text = JSON.stringify(message) as string | undefined;
  const bytes = new TextEncoder().encode(text ?? "").length;
  if (text === undefined || bytes > MOST_MESSAGE_BYTES) {
    throw new MeshError(
      "message-invalid",
      `message: JSON of at most ${MOST_MESSAGE_BYTES} bytes expected, got ` +
        (text === undefined ? typeof message : `${bytes} bytes; send less, or in parts`),
    );
  }
  return text;
}
