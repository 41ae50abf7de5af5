import type { Agent } from "../support/agent.ts";
import { expectAccessible } from "../support/accessible.ts";
import { screenshot } from "../support/screenshots.ts";
import { expect, test } from "../support/test.ts";
import { until } from "../support/until.ts";

/** Every screen once, in front of a real agent that shares a room with another one. */
const ID = "shop/cart/total-01";
const FIRST = {
  name: "Total of an empty cart",
  category: "unit-test",
  framework: "jest",
  pattern: 'test("an empty cart costs nothing", () => expect(total([])).toBe(0));\n',
};

test.describe.configure({ mode: "serial" });
test.use({ reducedMotion: "reduce" });

test.describe("the dashboard that an agent serves", () => {
  let shown: Agent;
  let agents: readonly Agent[] = [];

  test.beforeAll(async ({ services }) => {
    const alice = await services.startAgent("alice-shown", "dashboard");
    const bob = await services.startAgent("bob-shown", "dashboard");
    agents = [alice, bob];
    await alice.put(ID, FIRST);
    await bob.holds(ID);
    await alice.disconnectAll();
    await bob.alone();
    await bob.put(ID, { pattern: `${FIRST.pattern}// as bob has it\n` });
    await alice.put(ID, { pattern: `${FIRST.pattern}// as alice has it\n` });
    await alice.connectAll();
    shown = await until("one of them to see the conflict", async () => {
      for (const agent of agents) {
        if ((await agent.conflicts()).length > 0) {
          return agent;
        }
      }
      return undefined;
    });
  });

  test.afterAll(async () => {
    await Promise.all(agents.map((agent) => agent.stop()));
  });

  const pattern = encodeURIComponent(ID);
  for (const [name, hash, shows] of [
    ["mesh", "#/", "Who is here"],
    ["library", `#/library/p/${pattern}`, "as (alice|bob) has it"],
    ["history", `#/library/p/${pattern}/history`, "What this version changed"],
    ["edit", `#/library/p/${pattern}/edit`, "Confidence"],
    ["new", "#/library/new", "Who may have it"],
    ["import", "#/library/import", "Drop test files"],
    ["conflict", `#/conflicts/${pattern}`, "counts for now"],
    ["settings", "#/settings", "agent"],
    ["diagnosis", "#/diagnosis", "Does the signaling service answer"],
  ] as const) {
    test(`shows ${name}`, async ({ page }) => {
      await page.goto(`${shown.url}/${hash}`);
      const seen = page.getByText(new RegExp(shows)).filter({ visible: true }).first();
      await expect(seen).toBeVisible();
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      await page.screenshot({ path: screenshot(`agent-${name}`) });
      await expectAccessible(page);
    });
  }

  test("shows at once what somebody does with curl", async ({ page }) => {
    await page.goto(`${shown.url}/#/library`);
    await expect(page.getByText(FIRST.name).first()).toBeVisible();
    await shown.put("by-hand", { ...FIRST, name: "Written by hand" });
    await expect(page.getByText("Written by hand").first()).toBeVisible();
  });

  test("settles the conflict for both", async ({ page }) => {
    await page.goto(`${shown.url}/#/conflicts/${pattern}`);
    await page.getByRole("button", { name: "Keep this one" }).first().click();
    await expect(page.getByText("Nothing to settle")).toBeVisible();
    for (const agent of agents) {
      await until("no conflict", async () => (await agent.conflicts()).length === 0);
    }
    const settled = await Promise.all(
      agents.map((agent) => agent.holds(ID, ({ version }) => version === 3)),
    );
    expect(settled[1]!.digest).toBe(settled[0]!.digest);
  });
});
