import "fake-indexeddb/auto";
import { describe, expect, test, vi } from "vitest";
import { Emitter } from "../../src/core/flow/emitter.js";
import type { Identity } from "../../src/core/identity/identity.js";
import type { Library } from "../../src/core/library/library.js";
import type { Conflict, MeshEvents } from "../../src/core/mesh.js";
import { LibraryNews } from "../../src/core/page/library-news.js";
import { parseDigest } from "../../src/core/revision/digest.js";
import type { Revision } from "../../src/core/revision/revision.js";
import { content, freshLibrary, items, people, revision } from "../library/people.js";
import { eventually } from "../support/eventually.js";

/** A member whose application settles conflicts as the guide shows it. */
class Settler {
  readonly events = new Emitter<MeshEvents>();
  readonly told: string[] = [];
  readonly failed = vi.fn();
  readonly #settling: Promise<void>[] = [];
  readonly #made: string[] = [];

  constructor(readonly library: Library) {
    const news = new LibraryNews(library, this.events, this.failed);
    library.subscribe((changes) => {
      this.#made.push(...changes.filter(({ own }) => own).map(({ head }) => head!));
      news.changed(changes);
    });
    this.events.on("conflict", (conflict) => {
      this.told.push(conflict.patternId);
      if (conflict.patternId === "a") {
        this.#settling.push(asTheGuideDoes(conflict));
      }
    });
  }

  static async of(identity: Identity): Promise<Settler> {
    return new Settler(await freshLibrary(identity, undefined, Date.now));
  }

  /** What it wrote since the last time, once it has answered all that it was told. */
  async answers(told: string): Promise<readonly Revision[]> {
    await eventually(() => expect(this.told).toContain(told));
    await Promise.all(this.#settling.splice(0));
    return this.library.revisions(this.#made.splice(0).map((digest) => parseDigest(digest)));
  }
}

function asTheGuideDoes(conflict: Conflict): Promise<void> {
  return conflict.remoteVersion > conflict.localVersion
    ? conflict.resolveWith("remote")
    : conflict.resolveWith("local");
}

/** Two revisions that make a conflict; conflicts are told of one after the other. */
async function conflicting(id: string, authors: readonly Identity[]): Promise<Revision[]> {
  return Promise.all(
    authors.map((author, i) => revision(author, { id, content: content({ name: `of ${i}` }) })),
  );
}

describe("members that settle each conflict that they are told of", () => {
  test.each([2, 3, 5])("come to an end: %i of them, all at the same time", async (count) => {
    const identities = await people(count);
    const members = await Promise.all(identities.map((identity) => Settler.of(identity)));
    const both = await conflicting("a", identities.slice(0, 2));
    // Each got them in another order, so that each prefers another side.
    let under = members.map((_, i) => (i % 2 === 0 ? both : [...both].reverse()));
    let written = 0;
    for (let round = 0; under.some((all) => all.length > 0); round++) {
      expect(round).toBeLessThan(4);
      const mark = `mark-${round}`;
      const last = await conflicting(mark, identities.slice(0, 2));
      for (const [i, { library }] of members.entries()) {
        for (const one of [...under[i]!, ...last]) {
          await library.merge(items([one]));
        }
      }
      const made = await Promise.all(members.map((member) => member.answers(mark)));
      written += made.flat().length;
      under = members.map((_, i) => made.flatMap((all, author) => (author === i ? [] : all)));
    }
    expect(written).toBe(count);
    const heads = await Promise.all(members.map(({ library }) => library.get("a")));
    expect(new Set(heads.map((head) => head?.digest)).size).toBe(1);
    for (const { library, told } of members) {
      expect(told.filter((id) => id === "a")).toHaveLength(1);
      expect((await library.conflicts()).map(({ patternId }) => patternId)).toContain("a");
    }
  });

  test("are told of what somebody writes who had not seen what they settled", async () => {
    const [ann, ben, carla] = (await people(3)) as [Identity, Identity, Identity];
    const member = await Settler.of(ann);
    const [mine, theirs] = await conflicting("a", [ann, ben]);
    await member.library.merge(items([mine!, theirs!]));
    await eventually(() => expect(member.told).toEqual(["a"]));
    await eventually(() => expect(member.library.state.openConflicts).toBe(0));
    await member.library.merge(
      items([await revision(carla, { after: [mine!], content: content({ name: "late" }) })]),
    );
    await eventually(() => expect(member.told).toEqual(["a", "a"]));
  });

  test("are told of edits that were made with their answer in view", async () => {
    const [ann, ben, carla] = (await people(3)) as [Identity, Identity, Identity];
    const member = await Settler.of(ann);
    await member.library.merge(items(await conflicting("a", [ben, carla])));
    await eventually(() => expect(member.told).toEqual(["a"]));
    await eventually(() => expect(member.library.state.openConflicts).toBe(0));
    const head = (await member.library.get("a"))!;
    const after = await member.library.revisions([parseDigest(head.digest)]);
    const later = [ben, carla].map((author, i) =>
      revision(author, { after, content: content({ name: `later ${i}` }) }),
    );
    await member.library.merge(items(await Promise.all(later)));
    await eventually(() => expect(member.told).toEqual(["a", "a"]));
  });
});

test("only the patterns of a step are read, one after the other; failures are told", async () => {
  const [ann, ben] = (await people(2)) as [Identity, Identity];
  const member = await Settler.of(ann);
  let reading = 0;
  const read = vi
    .spyOn(member.library, "conflictNews")
    .mockImplementation(async (id: string): Promise<readonly Conflict[]> => {
      expect(++reading).toBe(1);
      await new Promise(setImmediate);
      reading--;
      if (id === "p2") {
        throw new Error("the disk is gone");
      }
      return [];
    });
  const ids = ["p0", "p1", "p2", "p3"];
  for (const id of ids) {
    await member.library.merge(items(await conflicting(id, [ann, ben])));
  }
  await eventually(() => expect(read.mock.calls.flat()).toEqual(ids));
  await eventually(() => expect(reading).toBe(0));
  expect(member.failed).toHaveBeenCalledOnce();
  expect(member.failed).toHaveBeenCalledWith(
    expect.objectContaining({ code: "failed", message: "the disk is gone" }),
  );
});
