import type { BrowserContext } from "@playwright/test";
import { MemberPage } from "../support/member-page.ts";
import { expect, test } from "../support/test.ts";
import { until } from "../support/until.ts";

const PATTERN = {
  name: "Login",
  category: "e2e-test",
  framework: "playwright",
  pattern: "await page.goto('/login');",
};

/** Tabs of one browser profile in one room. */
async function tabs(
  context: BrowserContext,
  origin: string,
  signalingUrl: string,
  roomId: string,
  count: number,
): Promise<MemberPage[]> {
  const all: MemberPage[] = [];
  for (let i = 0; i < count; i++) {
    all.push(await MemberPage.open(context, origin, { signalingUrl, roomId, name: "tabs" }));
  }
  return all;
}

/** What the writing of a tab is told and tells; in the page. */
interface Writing {
  readonly crash: { readonly pending: number; over: boolean };
}

const pendingWrites = (): number => (globalThis as unknown as Writing).crash.pending;
const endWrites = (): void => {
  (globalThis as unknown as Writing).crash.over = true;
};

async function leaderOf(pages: readonly MemberPage[]): Promise<MemberPage> {
  return until("one tab to lead", async () => {
    const places = await Promise.all(pages.map(async (page) => (await page.snapshot()).place));
    const leaders = pages.filter((_, i) => places[i] === "page");
    return leaders.length === 1 ? leaders[0] : undefined;
  });
}

test.describe("tabs of one profile", () => {
  test("are one member", async ({ context, origin, services, member }) => {
    const other = await member("other", "one-member");
    const [first, second, third] = await tabs(
      context,
      origin,
      services.signalingUrl,
      "one-member",
      3,
    );
    expect((await first!.snapshot()).place).toBe("page");
    expect((await second!.snapshot()).place).toBe("other-tab");
    expect((await third!.snapshot()).localPeerId).toBe((await first!.snapshot()).localPeerId);
    await third!.connected("other");
    await other.connected("tabs");
    expect((await other.snapshot()).peers).toHaveLength(1);

    await second!.put("from-second", PATTERN);
    await other.holds("from-second");
    await other.put("from-other", PATTERN);
    const held = await third!.holds("from-other");

    await until("each tab to hear of it", async () => {
      const heard = await Promise.all(
        [first, second, third].map((tab) => tab!.happened("pattern-received")),
      );
      return heard.every((events) => events.length === 1);
    });
    expect(held.updatedAt).toBeInstanceOf(Date);
    expect(await third!.page.evaluate(() => mesh.sync())).toMatchObject([{ sent: 0, received: 0 }]);
  });

  test("tell why something failed in the tab that leads", async ({ context, origin, services }) => {
    const [, second] = await tabs(context, origin, services.signalingUrl, "tab-errors", 2);
    await second!.put("edited", PATTERN);

    const failure = await second!.page.evaluate(() =>
      mesh.patterns.put("edited", { name: "x" }, "0".repeat(64)).catch((error: Error) => ({
        kind: error.constructor.name,
        code: (error as Error & { code: string }).code,
        message: error.message,
      })),
    );

    expect(failure).toMatchObject({
      kind: expect.stringContaining("PreconditionFailedError"),
      code: "precondition-failed",
    });
    const unsent = await second!.page.evaluate(() => {
      try {
        mesh.sendMessage("a".repeat(32), "hello");
        return "sent";
      } catch (error) {
        return (error as Error & { code: string }).code;
      }
    });
    expect(unsent).toBe("not-connected");
  });

  test("settle a conflict from a tab that follows", async ({
    context,
    origin,
    services,
    member,
  }) => {
    const other = await member("other", "tab-conflict");
    const [, second] = await tabs(context, origin, services.signalingUrl, "tab-conflict", 2);
    await second!.put("contested", PATTERN);
    await other.holds("contested");
    const away = await other.disconnectAll();
    await other.put("contested", { name: "Theirs" });
    await second!.put("contested", { name: "Ours" });
    await other.connectAll(away);
    await until("the conflict", async () => (await second!.happened("conflict")).length === 1);

    await second!.page.evaluate(async () => {
      const [conflict] = await mesh.conflicts();
      await conflict!.resolveWith({ name: "Both" });
    });

    await other.holds("contested", (pattern) => pattern.name === "Both");
    expect(await second!.conflicts()).toEqual([]);
  });

  test("lose no write, and write none twice, when the tab that leads crashes", async ({
    context,
    origin,
    services,
    member,
  }) => {
    const other = await member("other", "crash");
    const [first, second, third] = await tabs(context, origin, services.signalingUrl, "crash", 3);
    await second!.put("used", PATTERN);
    await second!.connected("other");

    const writers = [second!, third!];
    const writing = writers.map((tab, nth) =>
      tab.page.evaluate(
        async ([pattern, from]) => {
          const crash = { pending: 0, over: false };
          Object.assign(globalThis, { crash });
          const writes: Promise<unknown>[] = [];
          while (!crash.over) {
            if (crash.pending < 20) {
              crash.pending++;
              const id = `crash/${from}/${writes.length}`;
              writes.push(mesh.patterns.put(id, pattern as never).finally(() => crash.pending--));
            }
            await new Promise((resolve) => setTimeout(resolve, 5));
          }
          const settled = await Promise.allSettled(writes);
          return {
            made: writes.length,
            failed: settled.filter((one) => one.status !== "fulfilled"),
          };
        },
        [PATTERN, nth] as const,
      ),
    );
    const using = third!.page.evaluate(async () => {
      for (let i = 0; i < 20; i++) {
        await mesh.patterns.use("used");
      }
    });
    await second!.holds("crash/0/10");
    const session = await context.newCDPSession(first!.page);
    // The tab that leads does nothing more, so that what is asked of it now waits when it crashes.
    first!.page
      .evaluate(() => {
        for (;;);
      })
      .catch(() => undefined);
    await until("writes to wait for a tab that does nothing", async () => {
      const pending = await Promise.all(writers.map((tab) => tab.page.evaluate(pendingWrites)));
      return pending.every((one) => one === 20);
    });
    const crashed = first!.page.waitForEvent("crash");
    void session.send("Page.crash").catch(() => undefined);
    await crashed;
    await Promise.all(writers.map((tab) => tab.page.evaluate(endWrites)));

    const written = await Promise.all(writing);
    expect(written.flatMap(({ failed }) => failed)).toEqual([]);
    await using;
    const leader = await leaderOf([second!, third!]);
    const all = 1 + written[0]!.made + written[1]!.made;
    expect((await leader.snapshot()).library.patterns).toBe(all);
    const versions = await leader.page.evaluate(async () => {
      const found: number[] = [];
      for (let page = 0; ; page++) {
        const { items } = await mesh.patterns.search({ size: 200, page });
        if (items.length === 0) {
          return found;
        }
        found.push(...items.map((item) => item.version));
      }
    });
    expect(versions).toHaveLength(all);
    expect([...new Set(versions)]).toEqual([1]);
    expect((await leader.get("used"))?.usageCount).toBe(20);

    await other.connected("tabs");
    await other.holds(`crash/0/${written[0]!.made - 1}`);
    await other.holds(`crash/1/${written[1]!.made - 1}`);
    await other.holds("used", (pattern) => pattern.usageCount === 20);
  });

  test("hand the member on when the tab that leads is closed or stopped", async ({
    context,
    origin,
    services,
  }) => {
    const [first, second, third] = await tabs(context, origin, services.signalingUrl, "handing", 3);
    const { localPeerId } = await first!.snapshot();
    await first!.put("kept", PATTERN);
    await first!.close();
    const next = await leaderOf([second!, third!]);
    const last = next === second ? third! : second!;
    await last.holds("kept");

    await next.page.evaluate(() => mesh.stop());

    expect((await next.snapshot()).signaling).toBe("disconnected");
    await until("the last tab to lead", async () => (await last.snapshot()).place === "page");
    await until("it to join", async () => (await last.snapshot()).signaling === "joined");
    expect((await last.snapshot()).localPeerId).toBe(localPeerId);
    await last.put("kept", { name: "Later" });
    await next.page.evaluate(() => mesh.start());
    await next.holds("kept", (pattern) => pattern.name === "Later");
    expect((await next.snapshot()).place).toBe("other-tab");
  });
});
