import type { MeshError } from "../errors.js";
import type { Identity } from "../identity/identity.js";
import { Answers } from "./answers.js";
import { ChangeFeed } from "./change-feed.js";
import { CodeTexts } from "./code-texts.js";
import { Fingerprints } from "./fingerprints.js";
import { HeadIndex } from "./head-index.js";
import { IndexedDbLibrary } from "./indexed-db-library.js";
import type { Library } from "./library.js";
import { LibraryStore } from "./library-store.js";
import { Breather } from "../flow/breather.js";
import { knownPattern } from "./pattern-record.js";
import { Turns } from "./turns.js";

/** How a library is opened. */
export interface LibraryOptions {
  readonly identity: Identity;
  /** Patterns shared with one room are not shown to another: each room has its own library. */
  readonly roomId: string;
  /** Milliseconds since the epoch; the browser's clock when absent. */
  readonly now?: () => number;
  /** The library was closed by the browser or another tab; open it anew, or reload the page. */
  readonly closed?: (error: MeshError) => void;
}

/**
 * Opens this browser profile's library of a room, and reads all but code into memory. One tab has
 * it open for writing: who opens it later takes the writing over.
 */
export async function openLibrary(options: LibraryOptions): Promise<Library> {
  const { identity, roomId, now = Date.now, closed } = options;
  const store = await LibraryStore.open(`patternmesh-library/${roomId}`, closed);
  const index = new HeadIndex();
  const fingerprints = new Fingerprints(index);
  try {
    await load(store, index, fingerprints);
  } catch (e) {
    store.close();
    throw e;
  }
  return new IndexedDbLibrary({
    identity,
    now,
    store,
    index,
    codes: new CodeTexts(store),
    fingerprints,
    feed: new ChangeFeed(),
    answers: new Answers(),
    turns: new Turns(),
  });
}

async function load(
  store: LibraryStore,
  index: HeadIndex,
  fingerprints: Fingerprints,
): Promise<void> {
  const breather = new Breather();
  for await (const records of store.all("usages")) {
    records.forEach(({ patternId, total, mark }) => index.putUsage(patternId, { total, mark }));
    await breather.breathe();
  }
  for await (const records of store.all("patterns")) {
    for (const record of records) {
      index.put(knownPattern(record));
      fingerprints.changed(record.patternId);
    }
    await breather.breathe();
  }
}
