import { greatestFirst } from "../conflict/revision-order.js";
import type { Digest } from "../revision/digest.js";
import { decodeSignedBody } from "../revision/revision-codec.js";
import type { Revision } from "../revision/revision.js";
import type { LibraryStore } from "./library-store.js";
import type { RevisionRecord } from "./records.js";

/** A revision of the history, and which place it has in the order of arrival. */
export interface StoredRevision {
  readonly revision: Revision;
  readonly sequence: number;
}

/** Read at once; each may be more than a megabyte. */
const CHUNK = 25;

/** Those of these revisions that are here, in this order; stops after about `most` bytes. */
export async function findRevisions(
  store: LibraryStore,
  digests: readonly Digest[],
  most = Number.POSITIVE_INFINITY,
): Promise<StoredRevision[]> {
  const found: StoredRevision[] = [];
  let bytes = 0;
  for (let at = 0; at < digests.length && bytes < most; at += CHUNK) {
    const records = await store.read(async (database) => {
      const { store } = database.transaction("revisions");
      return Promise.all(digests.slice(at, at + CHUNK).map((digest) => store.get(digest)));
    });
    for (const record of records) {
      if (record && bytes < most) {
        found.push(storedRevision(record));
        bytes += record.encoded.length;
      }
    }
  }
  return found;
}

/** Every revision of a pattern, the winner first. */
export async function historyOf(store: LibraryStore, patternId: string): Promise<Revision[]> {
  const records = await store.read((database) =>
    database.getAllFromIndex("revisions", "pattern", patternId),
  );
  return records.sort(greatestFirst).map((record) => storedRevision(record).revision);
}

/** What is written of a revision. */
export function revisionRecord(revision: Revision, sequence: number): RevisionRecord {
  const { body, digest, sharedBy, encoded } = revision;
  const { patternId, version, updatedAt, content } = body;
  const deleted = content === undefined;
  return { digest, patternId, version, updatedAt, deleted, sharedBy, sequence, encoded };
}

function storedRevision({ digest, sharedBy, encoded, sequence }: RevisionRecord): StoredRevision {
  return { revision: { ...decodeSignedBody(encoded), digest, sharedBy, encoded }, sequence };
}
