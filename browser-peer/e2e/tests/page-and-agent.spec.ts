import type { Agent } from "../support/agent.ts";
import { MemberPage } from "../support/member-page.ts";
import { expect, test } from "../support/test.ts";
import { until } from "../support/until.ts";

const ROOM = "page-and-agent";

const LOGIN = {
  name: "Login",
  category: "e2e-test",
  framework: "playwright",
  pattern: "await page.goto('/login');",
};

test.describe.configure({ mode: "serial" });

test.describe("two pages and one agent", () => {
  let alice: Agent;
  let ben: MemberPage;
  let carla: MemberPage;

  test.beforeAll(async ({ browser, origin, services }) => {
    const { signalingUrl } = services;
    const open = (name: string): Promise<MemberPage> =>
      MemberPage.open(browser, origin, { signalingUrl, roomId: ROOM, name });
    [alice, ben, carla] = await Promise.all([
      services.startAgent("alice", ROOM),
      open("ben"),
      open("carla"),
    ]);
    await ben.connected("alice", "carla");
    await carla.connected("alice", "ben");
  });

  test.afterAll(async () => {
    await Promise.all([ben, carla].map((member) => member?.context.close()));
    await alice?.stop();
  });

  test("share what each of them adds", async () => {
    await ben.put("login", LOGIN);
    await alice.put("cart", { ...LOGIN, name: "Cart" });

    const copies = await Promise.all([ben, carla].map((page) => page.holds("cart")));
    const { digest } = await alice.holds("login");

    expect((await carla.holds("login")).digest).toBe(digest);
    expect(copies.map((copy) => copy.sharedBy)).toEqual([copies[0]!.sharedBy, copies[0]!.sharedBy]);
    await until(
      "carla to hear of both",
      async () => (await carla.happened("pattern-received")).length === 2,
    );
  });

  test("see an edit of one of them everywhere", async () => {
    await carla.put("login", { name: "Log in" });

    await alice.holds("login", (pattern) => pattern.name === "Log in" && pattern.version === 2);
    await ben.holds("login", (pattern) => pattern.name === "Log in" && pattern.version === 2);
  });

  test("count uses together", async () => {
    await ben.page.evaluate(() => mesh.patterns.use("login"));
    await carla.page.evaluate(() => mesh.patterns.use("login"));

    await alice.holds("login", (pattern) => pattern.usageCount === 2);
    await ben.holds("login", (pattern) => pattern.usageCount === 2);
  });

  test("agree on a conflict, and on what settles it", async () => {
    const others = await ben.disconnectAll();
    await ben.put("login", { pattern: "ben();" });
    await alice.put("login", { pattern: "alice();" });
    await carla.holds("login", (pattern) => pattern.pattern === "alice();");

    await ben.connectAll(others);
    // The others may get the winner alone: who has one side only sees no conflict.
    await until("ben to see the conflict", async () => {
      const open = await ben.conflicts();
      return open.some((conflict) => conflict.patternId === "login");
    });
    const winner = (await ben.holds("login")).digest;
    for (const member of [alice, carla]) {
      await member.holds("login", (pattern) => pattern.digest === winner);
    }

    await ben.resolve("login", "local");
    const settled = (await ben.holds("login")).digest;
    expect(settled).not.toBe(winner);
    for (const member of [alice, ben, carla]) {
      await member.holds("login", (pattern) => pattern.digest === settled);
      await until("nobody to see a conflict", async () => (await member.conflicts()).length === 0);
    }
    await until(
      "ben to hear that it is settled",
      async () => (await ben.happened("conflict-resolved")).length === 1,
    );
  });

  test("forget what one of them deletes", async () => {
    await alice.delete("cart");

    await ben.lacks("cart");
    await carla.lacks("cart");
  });

  test("catch up on what changed while a page was away", async ({ origin }) => {
    const before = (await ben.snapshot()).localPeerId;
    const { context, settings } = ben;
    await ben.close();
    await alice.put("late", { ...LOGIN, name: "Late" });
    await carla.put("login", { name: "While ben was away" });

    ben = await MemberPage.open(context, origin, settings);

    expect((await ben.snapshot()).localPeerId).toBe(before);
    await ben.connected("alice", "carla");
    await ben.holds("late");
    await ben.holds("login", (pattern) => pattern.name === "While ben was away");
    await ben.lacks("cart");
  });

  test("go on without the signaling service, and find each other when it is back", async ({
    services,
  }) => {
    await services.stopSignaling();
    await until("the loss to be noticed", async () => {
      const { signaling, error } = await ben.snapshot();
      return signaling !== "joined" && error !== null;
    });
    await ben.put("without-server", LOGIN);
    await alice.holds("without-server");
    await carla.holds("without-server");

    await services.startSignaling();

    await until("ben to be back", async () => {
      const { signaling, error } = await ben.snapshot();
      return signaling === "joined" && error === null;
    });
  });

  test("get a message of the application", async () => {
    await ben.connected("carla");
    const { localPeerId } = await carla.snapshot();
    await ben.page.evaluate((id) => mesh.sendMessage(id, { hello: ["carla"] }), localPeerId);

    await until("the message", async () => (await carla.happened("message")).length === 1);
    expect(await carla.happened("message")).toEqual([
      { peerId: (await ben.snapshot()).localPeerId, message: { hello: ["carla"] } },
    ]);
  });
});
