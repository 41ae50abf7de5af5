import type { Agent } from "../support/agent.ts";
import { recordFigures } from "../support/figures.ts";
import { seed, seededId } from "../support/seed.ts";
import { expect, test } from "../support/test.ts";
import { until } from "../support/until.ts";
import { type LongTask, WatchedPage } from "../support/watched-page.ts";

const COUNT = 10_000;
const ROOM = "large";
const PATIENCE = 600_000;

/** Other files have an alice too, with a library of her own. */
const ALICE = { "patternmesh.peer.name": "alice" };

test.describe.configure({ mode: "serial" });

test.describe("a library of 10,000 patterns", () => {
  let alice: Agent;
  let watched: WatchedPage;
  let bytes = 0;

  test.beforeAll(async ({ browser, services }) => {
    test.setTimeout(PATIENCE);
    alice = await services.startAgent("alice-large-library", ROOM, ALICE);
    bytes = await seed(alice, { count: COUNT, prefix: "many" });
    await until(
      "alice to know all",
      async () => {
        const { registry } = (await alice.status()) as { registry: { patterns: number } };
        return registry.patterns === COUNT;
      },
      PATIENCE,
    );
    watched = await WatchedPage.of(browser);
  });

  test.afterAll(async () => {
    await watched?.close();
    await alice?.stop();
  });

  test("comes to a page in which people type meanwhile", async ({ services }) => {
    test.setTimeout(PATIENCE);
    const { page } = watched;
    await page.addInitScript(noteArrivals, COUNT);
    await page.goto(`${services.signalingUrl.replace("ws", "http")}/?room=${ROOM}#/library`);
    await expect(page.locator(".pattern-list a").first()).toBeVisible();

    const search = page.getByRole("searchbox", { name: "Search the library" });
    await search.pressSequentially("Pattern 12", { delay: 30 });
    await expect(search).toHaveValue("Pattern 12");
    await expect(page.locator(".pattern-list a").first()).toContainText("Pattern");
    const typedAt = await held(watched);
    await search.fill("");

    await expect.poll(() => held(watched), { timeout: PATIENCE }).toBe(COUNT);
    await search.fill(`row-${COUNT - 1}`);
    await expect(page.locator(".pattern-list a")).toHaveCount(1);
    await expect(page.locator(".pattern-list a")).toHaveAttribute(
      "href",
      new RegExp(encodeURIComponent(seededId("many", COUNT - 1))),
    );

    const { longTasks, keys } = await page.evaluate(() => globalThis.watched);
    const { first, all } = await page.evaluate(() => globalThis.arrivals);
    await recordFigures("largeLibrary", {
      patterns: COUNT,
      bytes,
      firstPatternMs: first,
      allPatternsMs: all,
      ...longest(longTasks, first ?? 0),
      slowestKeyMs: Math.max(0, ...keys),
      heldWhenTyped: typedAt,
    });
    expect(await watched.trouble()).toEqual([]);
  });

  test("is opened again from this browser's own storage", async () => {
    test.setTimeout(PATIENCE);
    const { page } = watched;
    await page.reload();
    await expect.poll(() => held(watched), { timeout: PATIENCE }).toBe(COUNT);
    await expect(page.locator(".pattern-list a")).toHaveCount(1);
    const { longTasks } = await page.evaluate(() => globalThis.watched);
    const { first, all } = await page.evaluate(() => globalThis.arrivals);
    await recordFigures("largeLibraryReopened", {
      patterns: COUNT,
      firstPatternMs: first,
      allPatternsMs: all,
      ...longest(longTasks, first ?? 0),
    });
  });

  test("is compared without sending anything that is there already", async () => {
    const { page } = watched;
    await page.goto(`${page.url().split("#")[0]}#/`);
    await expect(page.getByText(/^Last compared/), "whoever of the two began").toBeVisible();
    const compare = page.getByRole("button", { name: "Compare now" });
    await expect(compare).toBeEnabled();
    await compare.click();
    await expect(page.getByText(/^Last compared/)).toBeVisible();
    await expect(page.locator(".facts div", { hasText: "Received" }).locator("dd")).toHaveText("0");
  });
});

/** The longest tasks, those of the page's start apart: before the first pattern was shown. */
function longest(tasks: readonly LongTask[], first: number): Readonly<Record<string, unknown>> {
  const most = (some: readonly LongTask[]): number => Math.max(0, ...some.map(({ ms }) => ms));
  const later = tasks.filter(({ at }) => at >= first);
  return {
    longestTaskMs: most(later),
    tasksOver50Ms: later.length,
    longestTaskAtStartMs: most(tasks.filter(({ at }) => at < first)),
  };
}

/** How many patterns the page says that it holds. */
async function held({ page }: WatchedPage): Promise<number> {
  const words = await page.getByText(/ patterns? on this device/).innerText();
  return Number(words.replace(/\D/g, ""));
}

declare global {
  /** When patterns were seen in the page, in milliseconds from its beginning. */
  var arrivals: { first?: number; all?: number };
}

function noteArrivals(count: number): void {
  globalThis.arrivals = {};
  const all = `${count.toLocaleString("en")} patterns on this device`;
  const observer = new MutationObserver(() => {
    if (arrivals.first === undefined && document.querySelector(".pattern-list a")) {
      arrivals.first = Math.round(performance.now());
    }
    if (document.querySelector(".page-head p")?.textContent === all) {
      arrivals.all ??= Math.round(performance.now());
    }
    if (arrivals.first !== undefined && arrivals.all !== undefined) {
      observer.disconnect();
    }
  });
  observer.observe(document, { childList: true, subtree: true, characterData: true });
}
