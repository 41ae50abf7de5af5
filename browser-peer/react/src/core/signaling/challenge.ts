import { quoted } from "../pattern/quoted.js";
import { FieldError, type Fields } from "./fields.js";

const NONCE = /^[A-Za-z0-9_=+/-]{16,128}$/;

/** The server's first message. */
export interface Challenge {
  /** To be signed. */
  readonly nonce: string;
  /** The server's bound for one message, in bytes. */
  readonly maxMessageBytes: number;
  /** How often to ping, in milliseconds. */
  readonly pingInterval: number;
  /** After how much silence the other side counts as lost, in milliseconds. */
  readonly silenceTimeout: number;
}

/** @throws {@link FieldError} when the nonce or a limit is out of its form */
export function challenge(message: Fields): Challenge {
  const payload = message.object("payload");
  const limits = payload.object("limits");
  const nonce = payload.text("nonce", 128);
  const maxMessageBytes = limits.number("maxMessageBytes", 65_536);
  const pingInterval = limits.number("pingIntervalMillis", 15_000);
  const silenceTimeout = limits.number("silenceTimeoutMillis", 45_000);
  if (!NONCE.test(nonce)) {
    throw new FieldError(
      `challenge: a nonce of 16 to 128 base64url characters expected, got ${quoted(nonce)}`,
    );
  }
  if (maxMessageBytes < 1_024 || pingInterval < 20 || silenceTimeout <= pingInterval) {
    throw new FieldError(
      "challenge: maxMessageBytes of 1024 or more and 20 <= pingIntervalMillis <" +
        ` silenceTimeoutMillis expected, got ${maxMessageBytes}, ${pingInterval}, ${silenceTimeout}`,
    );
  }
  return { nonce, maxMessageBytes, pingInterval, silenceTimeout };
}
