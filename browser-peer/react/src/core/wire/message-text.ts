import { MeshError } from "../errors.js";
import { MOST_MESSAGE_BYTES } from "./frame.js";

/**
 * A message of the application's own as JSON.
 *
 * @throws MeshError when it is nothing that JSON can say, or too long
 */
export function messageText(message: unknown): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(message) as string | undefined;
  } catch (cause) {
    throw new MeshError("invalid-field", "message: something that JSON can say expected", {
      cause,
    });
  }
  if (text === undefined) {
    throw new MeshError(
      "invalid-field",
      `message: something that JSON can say expected, got ${typeof message}`,
    );
  }
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MOST_MESSAGE_BYTES) {
    throw new MeshError(
      "invalid-field",
      `message: at most ${MOST_MESSAGE_BYTES} bytes of JSON expected, got ${bytes}; send it in parts`,
    );
  }
  return text;
}
