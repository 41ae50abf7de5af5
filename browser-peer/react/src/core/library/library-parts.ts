import type { Identity } from "../identity/identity.js";
import type { Answers } from "./answers.js";
import type { ChangeFeed } from "./change-feed.js";
import type { CodeTexts } from "./code-texts.js";
import type { Fingerprints } from "./fingerprints.js";
import type { HeadIndex } from "./head-index.js";
import type { LibraryStore } from "./library-store.js";
import type { Turns } from "./turns.js";

/** What a library is made of. */
export interface LibraryParts {
  readonly identity: Identity;
  /** This member's clock, milliseconds since the epoch. */
  readonly now: () => number;
  readonly store: LibraryStore;
  /** What the store holds, without code; follows what was written. */
  readonly index: HeadIndex;
  readonly codes: CodeTexts;
  readonly fingerprints: Fingerprints;
  readonly feed: ChangeFeed;
  readonly answers: Answers;
  /** One writes after the other. */
  readonly turns: Turns;
}
