import type {
  Conflict,
  ConflictSides,
  LibraryState,
  PatternFacets,
  PatternPage,
  PatternQuery,
  Resolution,
  Unsubscribe,
} from "../mesh.js";
import type { HeldPattern, PastRevision, PatternEdit } from "../pattern/shared-pattern.js";
import type { HeadSummary, SetFingerprint } from "../reconcile/head-summary.js";
import type { Digest } from "../revision/digest.js";
import type { Revision } from "../revision/revision.js";
import type { PatternUsage } from "../usage/usage-counter.js";
import { put, remove, restore, share } from "./authoring.js";
import { countersOf, countUse, mergeCounts } from "./counting.js";
import { baseOf } from "./editing.js";
import { facetsOf } from "./facets.js";
import type { HeadEntry, Library, LibraryChange, Merged, MergeItem } from "./library.js";
import type { LibraryParts } from "./library-parts.js";
import { mergeBatch } from "./merging.js";
import { conflictNews, conflictViews, held, pastRevisions, searchPage } from "./reading.js";
import { searchQuery } from "./search-query.js";
import { settleBetween, settleFirst } from "./settling.js";
import { findRevisions } from "./stored-revisions.js";

/** Most bytes of revisions that one answer holds. */
const ANSWER_BYTES = 4 << 20;

/** The library of this browser profile: an index in memory over a store in IndexedDB. */
export class IndexedDbLibrary implements Library {
  readonly self: string;
  #state: LibraryState;

  constructor(readonly parts: LibraryParts) {
    this.self = parts.identity.peerId;
    this.#state = this.#stateAfter(0);
    parts.feed.subscribe(() => (this.#state = this.#stateAfter(this.#state.change + 1)));
  }

  get state(): LibraryState {
    return this.#state;
  }

  subscribe(listener: (changes: readonly LibraryChange[]) => void): Unsubscribe {
    return this.parts.feed.subscribe(listener);
  }

  entry(patternId: string): HeadEntry | undefined {
    const visible = this.parts.index.find(patternId)?.visible;
    return visible && { patternId, visible, usage: this.parts.index.usage(patternId).mark };
  }

  shownTo(peer: string, patternId: string): HeadSummary | undefined {
    return this.parts.index.shownTo(peer, patternId);
  }

  headsFor(peer: string, after: string, limit: number): readonly HeadSummary[] {
    const heads: HeadSummary[] = [];
    for (const head of this.parts.index.headsAfter(peer, after)) {
      if (heads.push(head) >= limit) {
        break;
      }
    }
    return heads;
  }

  *headsBetween(peer: string, after: string, last?: string): Iterable<HeadSummary> {
    for (const head of this.parts.index.headsAfter(peer, after)) {
      if (last !== undefined && head.patternId > last) {
        return;
      }
      yield head;
    }
  }

  fingerprintFor(peer: string): Promise<SetFingerprint> {
    return this.parts.fingerprints.of(peer);
  }

  holds(patternId: string, digest: Digest): boolean {
    const visible = this.parts.index.find(patternId)?.visible;
    return visible?.some((one) => one.digest === digest) ?? false;
  }

  async revisions(digests: readonly Digest[]): Promise<readonly Revision[]> {
    const found = await findRevisions(this.parts.store, digests, ANSWER_BYTES);
    return found.map(({ revision }) => revision);
  }

  usages(patternIds: readonly string[]): Promise<readonly PatternUsage[]> {
    return countersOf(this.parts.store, patternIds);
  }

  uses(patternId: string): number {
    return this.parts.index.usage(patternId).total;
  }

  merge(items: readonly MergeItem[]): Promise<readonly Merged[]> {
    return mergeBatch(this.parts, items);
  }

  async mergeUsages(usages: readonly PatternUsage[]): Promise<readonly string[]> {
    return mergeCounts(this.parts, usages);
  }

  async search(query: PatternQuery = {}): Promise<PatternPage> {
    return searchPage(this.parts, searchQuery(query));
  }

  async facets(): Promise<PatternFacets> {
    return facetsOf(this.parts.index.newest());
  }

  async get(patternId: string): Promise<HeldPattern | undefined> {
    const base = await baseOf(this.parts, patternId);
    return base && held(this.parts, base.head);
  }

  history(patternId: string): Promise<readonly PastRevision[]> {
    return pastRevisions(this.parts, patternId);
  }

  async put(patternId: string, edit: PatternEdit, ifMatch?: string): Promise<HeldPattern> {
    return held(this.parts, await put(this.parts, patternId, edit, ifMatch))!;
  }

  async delete(patternId: string, ifMatch?: string): Promise<void> {
    await remove(this.parts, patternId, ifMatch);
  }

  async restore(patternId: string, digest: string): Promise<HeldPattern> {
    return held(this.parts, await restore(this.parts, patternId, digest))!;
  }

  use(patternId: string): Promise<number> {
    return countUse(this.parts, patternId);
  }

  async share(patternId: string, peerIds?: readonly string[]): Promise<void> {
    await share(this.parts, patternId, peerIds ?? "room");
  }

  conflicts(): Promise<readonly Conflict[]> {
    return conflictViews(this.parts);
  }

  conflictNews(patternId: string): Promise<readonly Conflict[]> {
    return conflictNews(this.parts, patternId);
  }

  resolve(patternId: string, choice: Resolution, sides?: ConflictSides): Promise<void> {
    return sides === undefined
      ? settleFirst(this.parts, patternId, choice)
      : settleBetween(this.parts, patternId, sides, choice);
  }

  async close(): Promise<void> {
    await this.parts.turns.settled();
    this.parts.store.close();
  }

  #stateAfter(change: number): LibraryState {
    const { live, openConflicts } = this.parts.index;
    return { ready: true, patterns: live, openConflicts, change };
  }
}
