import type { LibraryStore } from "./library-store.js";
import type { CodeRecord } from "./records.js";
import { Breather } from "../flow/breather.js";

/** Most characters of code that are kept in memory. */
const MOST_CHARACTERS = 24 << 20;
/** Codes read at once when only some are wanted. */
const CHUNK = 64;
/** From so many on, all are read, one after the other, which is faster than looking each up. */
const MANY = 500;

/** The code of patterns in lower case, as it is searched: kept in memory as far as it fits. */
export class CodeTexts {
  readonly #texts = new Map<string, string>();
  #characters = 0;

  constructor(readonly store: LibraryStore) {}

  /** The code of a pattern is otherwise than before, or gone. */
  changed(patternId: string): void {
    this.#characters -= this.#texts.get(patternId)?.length ?? 0;
    this.#texts.delete(patternId);
  }

  /** The ids of those patterns whose code `matches`; which is told the id too. */
  async matching(
    ids: readonly string[],
    matches: (patternId: string, text: string) => boolean,
  ): Promise<Set<string>> {
    const found = new Set<string>();
    const look = ({ patternId, text }: CodeRecord) => {
      if (matches(patternId, text)) {
        found.add(patternId);
      }
    };
    const breather = new Breather();
    const missing = new Set<string>();
    for (const patternId of ids) {
      const text = this.#texts.get(patternId);
      if (text === undefined) {
        missing.add(patternId);
      } else {
        look({ patternId, text });
      }
      await breather.breathe();
    }
    for await (const records of this.#read(missing)) {
      records.forEach(look);
    }
    return found;
  }

  async *#read(missing: ReadonlySet<string>): AsyncGenerator<readonly CodeRecord[]> {
    if (missing.size >= MANY) {
      for await (const records of this.store.all("code")) {
        yield this.#kept(records.filter(({ patternId }) => missing.has(patternId)));
      }
      return;
    }
    const ids = [...missing];
    for (let at = 0; at < ids.length; at += CHUNK) {
      const records = await this.store.read(async (database) => {
        const { store } = database.transaction("code");
        return Promise.all(ids.slice(at, at + CHUNK).map((id) => store.get(id)));
      });
      yield this.#kept(records.filter((record) => record !== undefined));
    }
  }

  #kept(records: readonly CodeRecord[]): readonly CodeRecord[] {
    for (const { patternId, text } of records) {
      if (this.#characters + text.length <= MOST_CHARACTERS) {
        this.changed(patternId);
        this.#texts.set(patternId, text);
        this.#characters += text.length;
      }
    }
    return records;
  }
}
