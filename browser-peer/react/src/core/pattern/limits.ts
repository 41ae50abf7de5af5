import { InvalidFieldError } from "./invalid-field-error.js";
import { quoted } from "./quoted.js";

/** Longest pattern id, in characters. */
export const ID_CHARACTERS = 200;
/** Longest name, in UTF-16 characters. */
export const NAME_CHARACTERS = 200;
/** Longest framework name, in UTF-16 characters. */
export const FRAMEWORK_CHARACTERS = 64;
/** Longest description, in UTF-16 characters. */
export const DESCRIPTION_CHARACTERS = 4_000;
/** Largest code of a pattern, in bytes of UTF-8. */
export const PATTERN_BYTES = 1 << 20;
/** Greatest whole number that travels: 2^53 - 1. */
export const GREATEST_NUMBER = Number.MAX_SAFE_INTEGER;

const ID = /^[A-Za-z0-9._:/-]{1,200}$/;
const LONE_SURROGATE = /\p{Surrogate}/u;
const UTF8 = new TextEncoder();

/** Checks a pattern id: 1 to 200 of `A-Z a-z 0-9 . _ : / -`. */
export function checkId(id: string): string {
  if (typeof id !== "string" || !ID.test(id)) {
    throw new InvalidFieldError(
      "id",
      quoted(id),
      `1 to ${ID_CHARACTERS} characters of A-Z a-z 0-9 . _ : / - expected`,
    );
  }
  return id;
}

/** Checks text of `least` to `most` UTF-16 characters: well-formed, no U+0000. */
export function checkText(field: string, value: string, least: number, most: number): string {
  if (typeof value !== "string") {
    throw new InvalidFieldError(field, quoted(value), "text expected");
  }
  if (value.length < least || value.length > most) {
    throw new InvalidFieldError(
      field,
      `${value.length} characters`,
      `${least} to ${most} characters expected`,
    );
  }
  return checkWellFormed(field, value);
}

/** Checks a pattern's code: 1 byte to 1 MiB of UTF-8. */
export function checkCode(value: string): string {
  return checkUtf8("pattern", value, PATTERN_BYTES);
}

/** Checks text of 1 to `most` bytes of UTF-8: well-formed, no U+0000. */
export function checkUtf8(field: string, value: string, most: number): string {
  if (typeof value !== "string") {
    throw new InvalidFieldError(field, quoted(value), "text expected");
  }
  const bytes = value.length > most ? value.length : utf8Length(field, value);
  if (bytes < 1 || bytes > most) {
    throw new InvalidFieldError(field, `${bytes} bytes`, `1 to ${most} bytes of UTF-8 expected`);
  }
  return value;
}

/** Checks a whole number of `least` to `most`, 2^53 - 1 if not given. */
export function checkNumber(
  field: string,
  value: number,
  least: number,
  most = GREATEST_NUMBER,
): number {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new InvalidFieldError(
      field,
      quoted(value),
      `a whole number from ${least} to ${most} expected`,
    );
  }
  return value + 0; // without -0, which CBOR writes as another number
}

function utf8Length(field: string, value: string): number {
  return UTF8.encode(checkWellFormed(field, value)).length;
}

function checkWellFormed(field: string, value: string): string {
  const zero = value.indexOf("\0");
  if (zero >= 0) {
    throw new InvalidFieldError(field, `U+0000 at ${zero}`, "text without U+0000 expected");
  }
  if (LONE_SURROGATE.test(value)) {
    throw new InvalidFieldError(field, "a lone surrogate", "well-formed Unicode expected");
  }
  return value;
}
