import { InvalidFieldError } from "../pattern/invalid-field-error.js";
import { quoted } from "../pattern/quoted.js";

const FORM = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Checks a W3C traceparent: the place in a trace that a revision came from. */
export function checkTraceParent(value: string): string {
  if (!FORM.test(value)) {
    throw new InvalidFieldError(
      "traceparent",
      quoted(value),
      "00-, 32, 16 and 2 hexadecimal digits expected",
    );
  }
  return value;
}
