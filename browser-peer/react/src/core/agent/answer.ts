import { MeshError } from "../errors.js";
import { quoted } from "../pattern/quoted.js";

/** Reads one JSON object of an agent's answer; each method says which field is not as agreed. */
export class Answer {
  readonly #fields: Readonly<Record<string, unknown>>;

  /** @param where what the object is called in errors */
  constructor(
    private readonly where: string,
    value: unknown,
  ) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw unexpected(where, "an object", value);
    }
    this.#fields = value as Record<string, unknown>;
  }

  raw(name: string): unknown {
    return this.#fields[name];
  }

  object(name: string): Answer {
    return new Answer(`${this.where}.${name}`, this.#fields[name]);
  }

  /** The object, or undefined where there is none. */
  optionalObject(name: string): Answer | undefined {
    return isAbsent(this.#fields[name]) ? undefined : this.object(name);
  }

  /** The objects of a list; none where there is no list. */
  objects(name: string): readonly Answer[] {
    const value = this.#fields[name];
    if (isAbsent(value)) {
      return [];
    }
    return listOf(`${this.where}.${name}`, value);
  }

  text(name: string): string {
    return this.optionalText(name) ?? this.#wrong(name, "text");
  }

  optionalText(name: string): string | undefined {
    const value = this.#fields[name];
    return typeof value === "string"
      ? value
      : isAbsent(value)
        ? undefined
        : this.#wrong(name, "text");
  }

  /** A number from 0; 0 where there is none. */
  count(name: string): number {
    return this.optionalCount(name) ?? 0;
  }

  optionalCount(name: string): number | undefined {
    const value = this.#fields[name];
    return typeof value === "number" && value >= 0
      ? value
      : isAbsent(value)
        ? undefined
        : this.#wrong(name, "a number from 0");
  }

  flag(name: string): boolean {
    return this.#fields[name] === true;
  }

  date(name: string): Date {
    return this.optionalDate(name) ?? this.#wrong(name, "a time such as 2026-01-31T12:00:00Z");
  }

  optionalDate(name: string): Date | undefined {
    const text = this.optionalText(name);
    const date = text === undefined ? undefined : new Date(text);
    return date !== undefined && Number.isNaN(date.getTime())
      ? this.#wrong(name, "a time such as 2026-01-31T12:00:00Z")
      : date;
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T {
    const value = this.#fields[name];
    return values.find((one) => one === value) ?? this.#wrong(name, `one of ${values.join(", ")}`);
  }

  /** Numbers by name. */
  counts(name: string): ReadonlyMap<string, number> {
    const object = this.object(name);
    return new Map(Object.keys(object.#fields).map((key) => [key, object.count(key)]));
  }

  /** The word, or a list of texts. */
  wordOrTexts<W extends string>(name: string, word: W): W | readonly string[] {
    const value = this.#fields[name];
    if (value === word) {
      return word;
    }
    return Array.isArray(value) && value.every((entry) => typeof entry === "string")
      ? value
      : this.#wrong(name, `${word} or a list of texts`);
  }

  #wrong(name: string, expected: string): never {
    throw unexpected(`${this.where}.${name}`, expected, this.#fields[name]);
  }
}

/** The objects of a list. */
export function listOf(where: string, value: unknown): readonly Answer[] {
  if (!Array.isArray(value)) {
    throw unexpected(where, "a list", value);
  }
  return value.map((entry, i) => new Answer(`${where}[${i}]`, entry));
}

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function unexpected(where: string, expected: string, value: unknown): MeshError {
  return new MeshError(
    "unexpected-answer",
    `${where}: ${expected} expected, got ${quoted(value)}; use an agent and a package of one version`,
  );
}
