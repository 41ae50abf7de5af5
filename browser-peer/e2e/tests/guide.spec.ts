import type { Server } from "node:http";
import type { Agent } from "../support/agent.ts";
import { serveGuide } from "../support/guide-app.ts";
import { expect, test } from "../support/test.ts";

/** The room that the guide's app joins. */
const ROOM = "my-team";

const PATTERN = {
  name: "Login",
  category: "e2e-test",
  framework: "playwright",
  pattern: "await page.goto('/login');",
};

/** Other files have an alice too, with a library of her own. */
const ALICE = { "patternmesh.peer.name": "alice" };

test.describe("the app of the guide", () => {
  let alice: Agent;
  let server: Server & { readonly origin: string };

  test.beforeAll(async ({ services }) => {
    [alice, server] = await Promise.all([
      services.startAgent("alice-guide", ROOM, ALICE),
      serveGuide(services.signalingUrl),
    ]);
    await alice.put("before", { ...PATTERN, name: "There before" });
  });

  test.afterAll(async () => {
    server?.close();
    await alice?.stop();
  });

  test("joins, sees the agent, lists what it sends, and compares when asked to", async ({
    page,
    services,
  }) => {
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().includes("WebSocket")) {
        complaints.push(message.text());
      }
    });
    await page.goto(`${server.origin}/guide.html`);

    await expect(page.locator("#ready")).toHaveText("in the room");
    await expect(page.locator("#peers")).toHaveText("1");
    const received = page.getByRole("listitem");
    await expect(received.filter({ hasText: "There before, e2e-test" })).toHaveCount(1);
    const { sharedBy } = await alice.put("now", { ...PATTERN, name: "Shared just now" });
    await expect(
      received.filter({ hasText: `Shared just now, e2e-test, ${sharedBy}` }),
    ).toHaveCount(1);

    await expect(page.locator("#waiting")).toHaveText("0");
    await expect(page.locator("#synced")).toHaveText("2");
    await page.getByRole("button").click();
    await expect(received).toHaveCount(2);

    await services.stopSignaling();
    await alice.put("without", { ...PATTERN, name: "Without a server" });
    await expect(received.filter({ hasText: "Without a server" })).toHaveCount(1);
    await services.startSignaling();
    await alice.stop();
    await expect(page.locator("#peers")).toHaveText("0");
    expect(complaints).toEqual([]);
  });
});
