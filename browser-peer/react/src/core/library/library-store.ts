import type { IDBPDatabase, IDBPTransaction, StoreNames } from "idb";
import { MeshError } from "../errors.js";
import type { Digest } from "../revision/digest.js";
import { openDatabase } from "../storage/open-database.js";
import { storageError } from "../storage/storage-error.js";
import type { PatternRecord } from "./pattern-record.js";
import type { CodeRecord, LibrarySchema, RevisionRecord, UsageRecord } from "./records.js";
import { createStores } from "./records.js";

/** What one transaction writes, whole or not at all. */
export interface LibraryWrite {
  readonly revisions: readonly RevisionRecord[];
  readonly patterns: readonly PatternRecord[];
  readonly code: readonly CodeRecord[];
  /** Patterns that are deleted now. */
  readonly noCode: readonly string[];
  readonly usages: readonly UsageRecord[];
}

type Writing = IDBPTransaction<LibrarySchema, StoreNames<LibrarySchema>[], "readwrite">;

const WHAT = "the library";
const ALL: StoreNames<LibrarySchema>[] = ["revisions", "patterns", "usages", "code", "meta"];
/** Records read or written before the page gets its turn. */
const CHUNK = 100;
/** Codes read at once; each may be of a megabyte. */
const CODES = 32;

/**
 * The library in IndexedDB. Who opens it last may write: another writer, such as a tab that slept
 * while its lock was taken over, is told so by its next write.
 */
export class LibraryStore {
  readonly #writer = crypto.randomUUID();

  private constructor(
    readonly database: IDBPDatabase<LibrarySchema>,
    private sequence: number,
  ) {}

  static async open(name: string, closed?: (error: MeshError) => void): Promise<LibraryStore> {
    const database = await openDatabase<LibrarySchema>({
      name,
      version: 1,
      what: WHAT,
      upgrade: createStores,
      ...(closed && { closed }),
    });
    try {
      // In one transaction: who writes until then still counts on, and who does not is told so.
      const transaction = database.transaction("meta", "readwrite");
      const sequence = (await transaction.store.get("sequence"))?.value;
      const store = new LibraryStore(database, Number(sequence ?? 0));
      await transaction.store.put({ key: "writer", value: store.#writer });
      await transaction.done;
      return store;
    } catch (e) {
      database.close();
      throw storageError(e, WHAT);
    }
  }

  /** Reads in one go; errors say what to do. */
  async read<T>(reading: (database: IDBPDatabase<LibrarySchema>) => Promise<T>): Promise<T> {
    try {
      return await reading(this.database);
    } catch (e) {
      throw storageError(e, WHAT);
    }
  }

  /** All records of a store, in chunks, ascending by key. */
  async *all<N extends "patterns" | "usages" | "code">(
    name: N,
  ): AsyncGenerator<LibrarySchema[N]["value"][]> {
    const most = name === "code" ? CODES : CHUNK;
    let range: IDBKeyRange | undefined;
    for (;;) {
      const after = range;
      const chunk = await this.read((database) => database.getAll(name, after, most));
      yield chunk;
      const last = chunk.at(-1);
      if (!last || chunk.length < most) {
        return;
      }
      range = IDBKeyRange.lowerBound(last.patternId, true);
    }
  }

  /** Those of these digests that the history holds. */
  async known(digests: readonly Digest[]): Promise<ReadonlySet<Digest>> {
    const keys = await this.read(async (database) => {
      const { store } = database.transaction("revisions");
      return Promise.all(digests.map((digest) => store.getKey(digest)));
    });
    return new Set(digests.filter((_, i) => keys[i] !== undefined));
  }

  /** The number of the next revision that comes in. */
  get nextSequence(): number {
    return this.sequence + 1;
  }

  /** Writes; when this fails, nothing was written. */
  async write(write: LibraryWrite): Promise<void> {
    const sequence = this.sequence + write.revisions.length;
    try {
      await this.#transact(write, sequence);
    } catch (e) {
      throw storageError(e, WHAT);
    }
    this.sequence = sequence;
  }

  async #transact(write: LibraryWrite, sequence: number): Promise<void> {
    const transaction = this.database.transaction(ALL, "readwrite");
    try {
      await this.#checkWriter(transaction);
      await putAll(transaction, "revisions", write.revisions);
      await putAll(transaction, "patterns", write.patterns);
      await putAll(transaction, "code", write.code);
      await putAll(transaction, "usages", write.usages);
      await Promise.all(write.noCode.map((id) => transaction.objectStore("code").delete(id)));
      await transaction.objectStore("meta").put({ key: "sequence", value: sequence });
      await transaction.done;
    } catch (e) {
      transaction.done.catch(() => {}); // it tells the same failure again
      abort(transaction);
      throw e;
    }
  }

  async #checkWriter(transaction: Writing): Promise<void> {
    const writer = await transaction.objectStore("meta").get("writer");
    if (writer?.value !== this.#writer) {
      throw new MeshError(
        "storage-taken",
        `${WHAT}: another tab writes it now; nothing was written. Close this tab or reload it`,
      );
    }
  }

  close(): void {
    this.database.close();
  }
}

/** Waits for the last of each chunk, and so lets the page do other things meanwhile. */
async function putAll<N extends "revisions" | "patterns" | "code" | "usages">(
  transaction: Writing,
  name: N,
  records: readonly LibrarySchema[N]["value"][],
): Promise<void> {
  const store = transaction.objectStore(name);
  for (let at = 0; at < records.length; at += CHUNK) {
    await Promise.all(records.slice(at, at + CHUNK).map((record) => store.put(record)));
  }
}

function abort(transaction: Writing): void {
  try {
    transaction.abort();
  } catch {
    // it ended by itself
  }
}
