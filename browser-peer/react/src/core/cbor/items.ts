import { MalformedError } from "./malformed-error.js";

/** The items of one array, taken one by one; whoever reads them takes them all. */
export class Items {
  #at = 0;

  private constructor(readonly values: readonly unknown[]) {}

  /** Reads one value with `read`, which must take just that. */
  static read<T>(value: unknown, read: (items: Items) => T): T {
    return Items.#all("item", [value], read);
  }

  static #all<T>(what: string, values: readonly unknown[], read: (items: Items) => T): T {
    const items = new Items(values);
    const result = read(items);
    if (items.more()) {
      throw new MalformedError(`${what}: ${values.length - items.#at} more items than expected`);
    }
    return result;
  }

  /** Whether an item is left. */
  more(): boolean {
    return this.#at < this.values.length;
  }

  text(what: string): string {
    const value = this.take(what);
    return typeof value === "string" ? value : refuse(what, "text", value);
  }

  /** A byte string, of `length` bytes where that is given. */
  bytes(what: string, length?: number): Uint8Array<ArrayBuffer> {
    const value = this.take(what);
    if (!(value instanceof Uint8Array)) {
      return refuse(what, "a byte string", value);
    }
    if (length !== undefined && value.length !== length) {
      throw new MalformedError(`${what}: ${length} bytes expected, got ${value.length}`);
    }
    return new Uint8Array(value);
  }

  number(what: string): number {
    const value = this.take(what);
    return typeof value === "number" ? value : refuse(what, "a whole number", value);
  }

  bool(what: string): boolean {
    const value = this.take(what);
    return typeof value === "boolean" ? value : refuse(what, "true or false", value);
  }

  /** Whether the next item is there, rather than null, which is then passed over. */
  present(): boolean {
    const absent = this.more() && this.values[this.#at] === null;
    if (absent) {
      this.#at++;
    }
    return !absent;
  }

  /** An array whose items `read` takes, all of them. */
  array<T>(what: string, read: (items: Items) => T): T {
    return Items.#all(what, this.#array(what), read);
  }

  /** An array of at most `most` items, each read by `read`. */
  list<T>(what: string, most: number, read: (items: Items) => T): T[] {
    const values = this.#array(what);
    if (values.length > most) {
      throw new MalformedError(`${what}: at most ${most} items expected, got ${values.length}`);
    }
    return values.map((value) => Items.#all(what, [value], read));
  }

  #array(what: string): readonly unknown[] {
    const value = this.take(what);
    return Array.isArray(value) ? value : refuse(what, "an array", value);
  }

  /** The next item, whatever it is. */
  take(what: string): unknown {
    if (!this.more()) {
      throw new MalformedError(`${what}: the array ends before it`);
    }
    return this.values[this.#at++];
  }
}

function refuse(what: string, expected: string, value: unknown): never {
  throw new MalformedError(`${what}: ${expected} expected, got ${named(value)}`);
}

function named(value: unknown): string {
  if (value === null) {
    return "null";
  }
  if (value instanceof Uint8Array) {
    return "a byte string";
  }
  return Array.isArray(value) ? "an array" : `a ${typeof value}`;
}
