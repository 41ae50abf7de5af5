import { quoted } from "../pattern/quoted.js";

const PEER_ID = /^[a-z2-7]{32}$/;
const SESSION = /^[A-Za-z0-9_-]{0,64}$/;

/** A message, or a field of it, is not what the protocol says. */
export class FieldError extends Error {
  override readonly name = "FieldError";
}

/** Reads the fields of one JSON object; each method says which field is wrong. */
export class Fields {
  readonly #values: Readonly<Record<string, unknown>>;

  /** @param where what the object is called in errors */
  constructor(
    private readonly where: string,
    object: unknown,
  ) {
    if (typeof object !== "object" || object === null || Array.isArray(object)) {
      throw new FieldError(`${where}: an object expected`);
    }
    this.#values = object as Record<string, unknown>;
  }

  raw(name: string): unknown {
    return this.#values[name];
  }

  object(name: string): Fields {
    return new Fields(`${this.where}.${name}`, this.raw(name));
  }

  /** The entries of a list; none where there is no list. */
  list(name: string): readonly unknown[] {
    const value = this.raw(name);
    return Array.isArray(value) ? (value as unknown[]) : [];
  }

  text(name: string, most: number): string {
    const value = this.optionalText(name, most);
    if (value === undefined) {
      throw this.#wrong(name, `text of at most ${most} characters`);
    }
    return value;
  }

  optionalText(name: string, most: number): string | undefined {
    const value = this.raw(name);
    if (value === undefined || value === null) {
      return undefined;
    }
    if (typeof value !== "string" || value.length > most) {
      throw this.#wrong(name, `text of at most ${most} characters`);
    }
    return value;
  }

  /** The whole number, or the other value where there is none. */
  number(name: string, otherwise: number): number {
    const value = this.raw(name);
    if (value === undefined || value === null) {
      return otherwise;
    }
    if (typeof value !== "number" || !Number.isSafeInteger(value)) {
      throw this.#wrong(name, "a whole number");
    }
    return value;
  }

  flag(name: string): boolean {
    return this.raw(name) === true;
  }

  peerId(name: string): string {
    const value = this.text(name, 64);
    if (!PEER_ID.test(value)) {
      throw this.#wrong(name, "32 characters of a-z and 2-7");
    }
    return value;
  }

  session(): string {
    const value = this.text("session", 64);
    if (!SESSION.test(value)) {
      throw this.#wrong("session", "at most 64 of A-Z a-z 0-9 _ -");
    }
    return value;
  }

  #wrong(name: string, expected: string): FieldError {
    return new FieldError(
      `${this.where}.${name}: ${expected} expected, got ${quoted(this.raw(name))}`,
    );
  }
}
