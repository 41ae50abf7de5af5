import "fake-indexeddb/auto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Identity } from "../../src/core/identity/identity.js";
import type { Library } from "../../src/core/library/library.js";
import type { Revision } from "../../src/core/revision/revision.js";
import { UsageCounter } from "../../src/core/usage/usage-counter.js";
import { content, freshLibrary, items, NOW, people, revision } from "./people.js";
import { oneOf, random, shuffled } from "./random.js";

const SEEDS = [1, 2, 3, 4, 5, 6];
const IDS = ["a", "b", "c/d"];

let authors: Identity[];

beforeAll(async () => {
  authors = await people(4);
});

describe("whatever came, in whatever order", () => {
  test.each(SEEDS)("two libraries hold the same (seed %i)", async (seed) => {
    const next = random(seed);
    const all = await edits(next, 40);
    const one = await merged(all, next);
    const other = await merged(shuffled(all, next), next);
    expect(await stateOf(one)).toEqual(await stateOf(other));
  });

  test.each(SEEDS)("what comes again changes nothing (seed %i)", async (seed) => {
    const next = random(seed);
    const all = await edits(next, 30);
    const library = await merged(all, next);
    const before = await stateOf(library);
    const change = library.state.change;
    for (const { outcome } of await library.merge(items(shuffled([...all, ...all], next)))) {
      expect(["stale", "duplicate", "conflict"]).toContain(outcome);
    }
    expect(await stateOf(library)).toEqual(before);
    expect(library.state.change).toBe(change);
  });

  test.each(SEEDS)("a fingerprint kept up is the one made anew (seed %i)", async (seed) => {
    const next = random(seed);
    const room = `fingerprints-${seed}`;
    const library = await freshLibrary(authors[0]!, room);
    for (const one of await edits(next, 30)) {
      await library.merge(items([one]));
      const counter = UsageCounter.of([[one.sharedBy, 1 + Math.floor(next() * 9)]]);
      await library.mergeUsages([{ patternId: oneOf(IDS, next), counter }]);
      if (next() < 0.3) {
        await library.fingerprintFor(oneOf(authors, next).peerId);
      }
    }
    const keptUp = await fingerprints(library);
    await library.close();
    expect(await fingerprints(await freshLibrary(authors[0]!, room))).toEqual(keptUp);
  });
});

/** Edits of a few patterns by people who have each seen only some of what was there. */
async function edits(next: () => number, count: number): Promise<Revision[]> {
  const all: Revision[] = [];
  for (let i = 0; i < count; i++) {
    const id = oneOf(IDS, next);
    const seen = all.filter(({ body }) => body.patternId === id && next() < 0.6);
    all.push(
      await revision(oneOf(authors, next), {
        id,
        after: seen,
        updatedAt: NOW - Math.floor(next() * 3) * 1_000,
        content: next() < 0.2 ? undefined : content({ name: `v${Math.floor(next() * 4)}` }),
        audience: next() < 0.5 ? "room" : [oneOf(authors, next).peerId],
      }),
    );
  }
  return all;
}

/** A library that got these, in batches of one to five. */
async function merged(all: readonly Revision[], next: () => number): Promise<Library> {
  const library = await freshLibrary(authors[0]!);
  for (let at = 0; at < all.length;) {
    const size = 1 + Math.floor(next() * 5);
    await library.merge(items(all.slice(at, at + size)));
    at += size;
  }
  return library;
}

async function stateOf(library: Library) {
  const conflicts = await library.conflicts();
  return {
    entries: IDS.map((id) => library.entry(id)),
    histories: await Promise.all(IDS.map((id) => library.history(id))),
    page: await library.search(),
    conflicts: conflicts.map(({ local, remote }) => [local.digest, remote.digest].sort()).sort(),
    fingerprints: await fingerprints(library),
  };
}

function fingerprints(library: Library) {
  return Promise.all(authors.map(({ peerId }) => library.fingerprintFor(peerId)));
}
