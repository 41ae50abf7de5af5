import { decode, encode, Tokenizer, Type } from "cborg";
import type { Token } from "cborg";
import { messageOf } from "../errors.js";
import { Items } from "./items.js";
import { MalformedError } from "./malformed-error.js";

/** What is written: nested arrays of text, bytes, whole numbers, booleans and null. */
export type Item = string | number | boolean | null | Uint8Array | readonly Item[];

/** Deterministic CBOR refuses longer forms than needed; what remains is refused by its type. */
const STRICT = {
  strict: true,
  allowIndefinite: false,
  allowUndefined: false,
  allowBigInt: false,
  retainStringBytes: true,
};

const ALLOWED: ReadonlySet<Type> = new Set([
  Type.uint,
  Type.bytes,
  Type.string,
  Type.array,
  Type.true,
  Type.false,
  Type.null,
]);

/** Deeper than any frame, and far from the end of the stack. */
const MOST_DEPTH = 16;

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The one encoding of an item. */
export function encodeCbor(item: Item): Uint8Array<ArrayBuffer> {
  return encode(item);
}

/**
 * Reads exactly one value, and only from its one encoding (RFC 8949, section 4.2.1): what is
 * accepted encodes again to the same bytes.
 *
 * @param what the name of the whole, for messages
 * @param most the most bytes that it may have
 * @throws MalformedError whatever is wrong with the bytes
 */
export function decodeCbor<T>(
  what: string,
  bytes: Uint8Array,
  most: number,
  read: (items: Items) => T,
): T {
  if (bytes.length > most) {
    throw new MalformedError(`${what}: at most ${most} bytes expected, got ${bytes.length}`);
  }
  try {
    const value: unknown = decode(bytes, { ...STRICT, tokenizer: new StrictTokens(bytes) });
    return Items.read(value, read);
  } catch (e) {
    if (e instanceof MalformedError) {
      throw e;
    }
    throw new MalformedError(`${what}: ${messageOf(e)}`, { cause: e });
  }
}

/** Lets through only what the encoder makes: no maps, tags, floats, and no text that is mended. */
class StrictTokens extends Tokenizer {
  /** Items that are still to come, of each array that is open. */
  readonly #open: number[] = [];

  constructor(bytes: Uint8Array) {
    super(bytes, STRICT);
  }

  override next(): Token {
    const token = super.next();
    if (!ALLOWED.has(token.type)) {
      throw new MalformedError(
        `item: array, text, bytes or number expected, got ${token.type.name}`,
      );
    }
    this.#descend(token);
    if (token.type === Type.string && token.byteValue) {
      token.value = UTF8.decode(token.byteValue);
    }
    return token;
  }

  #descend(token: Token): void {
    const last = this.#open.length - 1;
    if (last >= 0) {
      this.#open[last]!--;
    }
    if (token.type === Type.array) {
      this.#open.push(token.value as number);
      if (this.#open.length > MOST_DEPTH) {
        throw new MalformedError(`item: at most ${MOST_DEPTH} arrays within each other expected`);
      }
    }
    while (this.#open.at(-1) === 0) {
      this.#open.pop();
    }
  }
}
