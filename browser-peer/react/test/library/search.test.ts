import "fake-indexeddb/auto";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Identity } from "../../src/core/identity/identity.js";
import type { Library } from "../../src/core/library/library.js";
import type { PatternQuery } from "../../src/core/mesh.js";
import type { HeldPattern } from "../../src/core/pattern/shared-pattern.js";
import { PatternCategory } from "../../src/core/pattern/shared-pattern.js";
import type { Revision } from "../../src/core/revision/revision.js";
import { content, freshLibrary, items, NOW, people, revision } from "./people.js";
import { oneOf, random, shuffled } from "./random.js";

const COUNT = 2_000;
const FRAMEWORKS = ["jest", "junit", "playwright"];

describe("a library of 2,000 patterns", () => {
  let authors: Identity[];
  let all: Revision[];
  let library: Library;

  beforeAll(async () => {
    authors = await people(3);
    const next = random(42);
    all = await Promise.all(Array.from({ length: COUNT }, (_, i) => pattern(i, next)));
    library = await freshLibrary(authors[0]!, "many");
    const shuffle = shuffled(all, next);
    for (let at = 0; at < COUNT; at += 500) {
      await library.merge(items(shuffle.slice(at, at + 500)));
    }
  }, 120_000);

  const queries: PatternQuery[] = [
    {},
    { page: 3, size: 7 },
    { page: 39, size: 50 },
    { page: 40, size: 50 },
    { size: 200 },
    { category: PatternCategory.E2E_TEST },
    { framework: "junit", page: 1 },
    { q: "pattern-77" },
    { q: "NAME 12" },
    { q: "deep(17)" },
    { q: "  needle   junit-note ", size: 200 },
    { q: "100%" },
    { q: "under_score" },
    { q: "nowhere-at-all" },
    { q: "needle", framework: "jest", category: PatternCategory.UNIT_TEST },
  ];

  test.each(queries)("%j finds what looking at each one finds", async (query) => {
    const page = await library.search(query);
    const expected = expectedOf(query);
    expect(page.total).toBe(expected.length);
    const { page: number = 0, size = 50 } = query;
    expect(page).toMatchObject({ page: number, size });
    expect(page.items.map(({ id }) => id)).toEqual(
      expected.slice(number * size, (number + 1) * size).map(({ body }) => body.patternId),
    );
  });

  test("some queries find something, and not everything", () => {
    const counts = queries.map((query) => expectedOf(query).length);
    expect(counts.filter((count) => count > 0 && count < COUNT).length).toBeGreaterThan(8);
  });

  test("what is shared by one member is found, with its code", async () => {
    const sharedBy = authors[1]!.peerId;
    const page = await library.search({ sharedBy, size: 3 });
    const expected = all.filter((one) => one.sharedBy === sharedBy);
    expect(page.total).toBe(expected.length);
    page.items.forEach((item) => expect(item.pattern).toBe(codeOf(item)));
  });

  test("facets count each value", async () => {
    const { categories, frameworks, sharedBy } = await library.facets();
    for (const counts of [categories, frameworks, sharedBy]) {
      expect([...counts.values()].reduce((a, b) => a + b)).toBe(COUNT);
    }
    const jest = all.filter(({ body }) => body.content?.framework === "jest").length;
    expect(frameworks.get("jest")).toBe(jest);
    expect(new Set(categories.keys())).toEqual(new Set(Object.values(PatternCategory)));
  });

  test("pages of heads go through all of them, ascending", () => {
    const peer = authors[2]!.peerId;
    const seen: string[] = [];
    for (let after = ""; ;) {
      const heads = library.headsFor(peer, after, 300);
      seen.push(...heads.map(({ patternId }) => patternId));
      if (heads.length < 300) {
        break;
      }
      after = heads.at(-1)!.patternId;
    }
    expect(seen).toEqual(all.map(({ body }) => body.patternId).sort());
    const some = [...library.headsBetween(peer, seen[9]!, seen[20])];
    expect(some.map(({ patternId }) => patternId)).toEqual(seen.slice(10, 21));
  });

  test("code that changes is found by its new text only", async () => {
    const { patternId } = all[5]!.body;
    expect((await library.search({ q: "deep(5);" })).total).toBe(1);
    await library.put(patternId, { pattern: "quite(other);" });
    expect((await library.search({ q: "deep(5);" })).total).toBe(0);
    expect((await library.search({ q: "QUITE(other)" })).items[0]?.id).toBe(patternId);
    await library.delete(patternId);
    expect((await library.search({ q: "quite(other)" })).total).toBe(0);
    all = all.filter(({ body }) => body.patternId !== patternId);
  });

  test("the page gets its turns while a long search runs", async () => {
    await library.search({ q: "nowhere" }); // reads what is read once, which waits by itself
    let clock = performance.now();
    vi.spyOn(performance, "now").mockImplementation(() => (clock += 20)); // each step takes long
    let turns = 0;
    let running = true;
    const page = (async () => {
      while (running) {
        await new Promise((resolve) => setImmediate(resolve));
        turns++;
      }
    })();
    try {
      await library.search({ q: "nowhere" });
    } finally {
      running = false;
      vi.restoreAllMocks();
    }
    await page;
    expect(turns).toBeGreaterThan(100);
  });

  test.each([
    [{ page: -1 }, "page"],
    [{ size: 0 }, "size"],
    [{ size: 201 }, "size"],
    [{ q: "a b c d e f g h i j k" }, "q: at most 10 words"],
    [{ q: "x".repeat(201) }, "q: at most 200 characters"],
    [{ sharedBy: "me" }, "sharedBy"],
    [{ framework: "" }, "framework"],
  ])("%j is refused", async (query, message) => {
    await expect(library.search(query)).rejects.toThrow(message);
  });

  function pattern(i: number, next: () => number): Promise<Revision> {
    const framework = oneOf(FRAMEWORKS, next);
    const notes = ["", `${framework}-note`, "100% sure", "under_score", "10000 sure"];
    return revision(oneOf(authors, next), {
      id: `pattern-${i}`,
      updatedAt: NOW - Math.floor(next() * 500) * 1_000,
      content: content({
        name: `Name ${i}`,
        category: oneOf(Object.values(PatternCategory), next),
        framework,
        description: oneOf(notes, next),
        pattern: `deep(${i});${next() < 0.1 ? " Needle();" : ""}`,
      }),
    });
  }

  function codeOf({ id }: HeldPattern): string | undefined {
    return all.find(({ body }) => body.patternId === id)?.body.content?.pattern;
  }

  function expectedOf({ q = "", category, framework }: PatternQuery): Revision[] {
    const words = q.toLowerCase().split(" ").filter(Boolean);
    return all
      .filter(({ body: { patternId, content } }) => {
        const texts = [patternId, content!.name, content!.description, content!.pattern];
        return (
          words.every((word) => texts.some((text) => text.toLowerCase().includes(word))) &&
          (!category || content!.category === category) &&
          (!framework || content!.framework === framework)
        );
      })
      .sort(
        (a, b) =>
          b.body.updatedAt - a.body.updatedAt || (a.body.patternId < b.body.patternId ? -1 : 1),
      );
  }
});
