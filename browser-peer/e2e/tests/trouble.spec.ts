import type { Locator, Page } from "@playwright/test";
import type { Agent } from "../support/agent.ts";
import { expect, test } from "../support/test.ts";
import { WatchedPage } from "../support/watched-page.ts";

const PATTERN = {
  name: "Login",
  category: "e2e-test",
  framework: "playwright",
  pattern: "await page.goto('/login');",
};

declare global {
  /** What the browser refuses at the moment. */
  var refused: "open" | "write" | undefined;
}

/** What is wrong, as every screen says it. */
const problem = (page: Page): Locator => page.locator(".problem[role=alert]");

const member = (page: Page, name: string): Locator =>
  page.locator(".members li").filter({ hasText: name });

/** And not "disconnected". */
const CONNECTED = /(?<!dis)connected/;

/** Other files have an alice too, with a library of her own. */
const ALICE = { "patternmesh.peer.name": "alice" };

test.describe("what goes wrong is said in words, and mends itself", () => {
  let alice: Agent;
  let watched: WatchedPage;
  let page: Page;

  test.beforeAll(async ({ services }) => {
    alice = await services.startAgent("alice-trouble", "trouble", ALICE);
    await alice.put("first", PATTERN);
  });

  test.afterAll(async () => {
    await alice?.stop();
  });

  test.beforeEach(async ({ browser }) => {
    watched = await WatchedPage.of(browser);
    page = watched.page;
  });

  test.afterEach(async () => {
    expect(watched.complaints).toEqual([]);
    await watched.close();
  });

  /** Opens the dashboard and says who it is, so that the welcome is out of the way. */
  async function open(
    signalingUrl: string,
    room: string,
    settings: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    await page.addInitScript(
      (saved) => {
        localStorage.getItem("patternmesh.settings") ??
          localStorage.setItem("patternmesh.settings", JSON.stringify(saved));
      },
      { roomId: room, name: "ben", ...settings },
    );
    await page.goto(`${signalingUrl.replace("ws", "http")}/`);
  }

  test("the signaling service is down, and up again", async ({ services }) => {
    await open(services.signalingUrl, "trouble");
    await expect(member(page, "alice")).toContainText(CONNECTED);

    await services.stopSignaling();
    await expect(problem(page)).toContainText("signaling");
    await expect(page.locator("main")).toContainText("Out of touch with the signaling service");
    await alice.put("meanwhile", { ...PATTERN, name: "Shared meanwhile" });
    await expect(page.getByText("“Shared meanwhile” came from alice")).toBeVisible();

    await services.startSignaling();
    await expect(problem(page)).toHaveCount(0);
    await expect(member(page, "alice")).toContainText(CONNECTED);
  });

  test("a peer cannot be reached, until the way is free", async ({ services }) => {
    await open(services.signalingUrl, "trouble", { relayOnly: true });
    await expect(member(page, "alice")).toContainText("cannot be reached");
    await expect(member(page, "alice")).toContainText(/TURN|relay/);

    await page.getByRole("link", { name: "Settings", exact: true }).click();
    await page.getByRole("checkbox", { name: /Only through a TURN relay/ }).uncheck();
    await page.getByRole("button", { name: "Save and join anew" }).click();
    await page.getByRole("link", { name: "Mesh", exact: true }).click();
    await expect(member(page, "alice")).toContainText(CONNECTED);
  });

  test("the browser lets the page keep nothing, until it does", async ({ services }) => {
    await page.addInitScript(refuseStorage, "open" as const);
    await open(services.signalingUrl, "trouble");
    await expect(problem(page)).toContainText("does not let the page keep data");
    await expect(problem(page)).toContainText("Allow site data");

    await page.evaluate(() => (globalThis.refused = undefined));
    await expect(problem(page)).toHaveCount(0);
    await expect(member(page, "alice")).toContainText(CONNECTED);
    await expect(page.getByText("“Login” came from alice")).toBeVisible();
  });

  test("the disk is full, until it is not", async ({ services }) => {
    await page.addInitScript(refuseStorage, undefined);
    await open(services.signalingUrl, "trouble");
    await expect(page.getByText("“Login” came from alice")).toBeVisible();
    await page.evaluate(() => (globalThis.refused = "write"));
    await alice.put("when-full", { ...PATTERN, name: "When it was full" });
    await expect(problem(page)).toContainText("gives the page no more room");
    await expect(problem(page)).toContainText("Free space");

    await page.evaluate(() => (globalThis.refused = undefined));
    await expect(page.getByText("“When it was full” came from alice")).toBeVisible();
    await expect(problem(page)).toHaveCount(0);
  });

  test("the page is not trusted by the browser", async ({ services }) => {
    await page.addInitScript(() =>
      Object.defineProperty(Crypto.prototype, "subtle", { get: () => undefined }),
    );
    await open(services.signalingUrl, "trouble");
    await expect(problem(page)).toContainText("gets no keys from the browser");
    await expect(problem(page)).toContainText("serve it over https");
    await page.getByRole("link", { name: "Find out why" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Diagnosis" })).toBeVisible();
  });

  test("the room is full, until somebody leaves", async ({ services, member: join }) => {
    await services.stopSignaling();
    await services.startSignaling({ "patternmesh.signaling.max-room-peers": "1" });
    const carla = await join("carla", "full");
    await open(services.signalingUrl, "full");
    await expect(problem(page)).toContainText("room_full");
    await expect(problem(page)).toContainText("wait until a member leaves");

    await carla.page.evaluate(() => mesh.stop());
    await expect(problem(page)).toHaveCount(0);
    await expect(page.locator("main")).toContainText("Nobody else is here yet");
  });

  test("the room token is wrong, until it is right", async ({ services }) => {
    await services.stopSignaling();
    await services.startSignaling({ "patternmesh.signaling.room-token": "open sesame" });
    await open(services.signalingUrl, "guarded", { token: "open barley" });
    await expect(problem(page)).toContainText("set `token` to the room token");

    await page.getByRole("link", { name: "Settings", exact: true }).click();
    await page.getByRole("textbox", { name: "Room token" }).fill("open sesame");
    await page.getByRole("button", { name: "Save and join anew" }).click();
    await expect(problem(page)).toHaveCount(0);

    await services.stopSignaling();
    await expect(problem(page)).toContainText("signaling");
    await services.startSignaling();
    await expect(problem(page)).toHaveCount(0);
  });
});

/** Stands for a browser that blocks storage, or has no room left, for as long as the flag is set. */
function refuseStorage(first: "open" | "write" | undefined): void {
  globalThis.refused = first;
  const { open } = IDBFactory.prototype;
  const { put } = IDBObjectStore.prototype;
  IDBFactory.prototype.open = function (...args) {
    if (globalThis.refused === "open") {
      throw new DOMException("The operation is insecure.", "SecurityError");
    }
    return open.apply(this, args);
  };
  IDBObjectStore.prototype.put = function (...args) {
    if (globalThis.refused === "write") {
      throw new DOMException("There is no room left.", "QuotaExceededError");
    }
    return put.apply(this, args);
  };
}
