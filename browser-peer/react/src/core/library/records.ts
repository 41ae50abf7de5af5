import type { DBSchema, IDBPDatabase } from "idb";
import type { Counters, PatternRecord } from "./pattern-record.js";
import type { Digest } from "../revision/digest.js";
import type { UsageMark } from "../usage/usage-counter.js";

/** One revision of the history, losers included. */
export interface RevisionRecord {
  readonly digest: Digest;
  readonly patternId: string;
  readonly version: number;
  readonly updatedAt: number;
  readonly deleted: boolean;
  readonly sharedBy: string;
  /** Which was here first. */
  readonly sequence: number;
  readonly encoded: Uint8Array<ArrayBuffer>;
}

/** The uses of one pattern. */
export interface UsageRecord {
  readonly patternId: string;
  readonly counts: Counters;
  readonly total: number;
  readonly mark: UsageMark;
}

/** The code of a pattern's head in lower case, to search in. */
export interface CodeRecord {
  readonly patternId: string;
  readonly text: string;
}

/** Who may write, and how many revisions were written. */
export interface MetaRecord {
  readonly key: "writer" | "sequence";
  readonly value: string | number;
}

/** The stores of a library. */
export interface LibrarySchema extends DBSchema {
  revisions: { key: string; value: RevisionRecord; indexes: { pattern: string } };
  patterns: { key: string; value: PatternRecord };
  usages: { key: string; value: UsageRecord };
  code: { key: string; value: CodeRecord };
  meta: { key: string; value: MetaRecord };
}

/** Makes the stores of a new library. */
export function createStores(database: IDBPDatabase<LibrarySchema>): void {
  const revisions = database.createObjectStore("revisions", { keyPath: "digest" });
  revisions.createIndex("pattern", "patternId");
  for (const name of ["patterns", "usages", "code"] as const) {
    database.createObjectStore(name, { keyPath: "patternId" });
  }
  database.createObjectStore("meta", { keyPath: "key" });
}
