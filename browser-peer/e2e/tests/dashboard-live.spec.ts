import { expect, test, type Browser, type Page } from "@playwright/test";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { Services } from "../support/services.ts";
import { serveFolder } from "../support/static-server.ts";
import { until } from "../support/until.ts";

/** The built dashboard, as members see it: two browsers that are peers themselves. */
const DASHBOARD = fileURLToPath(new URL("../../dashboard/", import.meta.url));

let services: Services;
let folder: string;
let server: Server & { readonly origin: string };

test.beforeAll(async () => {
  services = await Services.start();
  folder = await mkdtemp(join(tmpdir(), "patternmesh-dashboard-"));
  await build({ root: DASHBOARD, logLevel: "error", build: { outDir: folder, emptyOutDir: true } });
  const described = { backend: "page", signalingUrl: services.signalingUrl };
  await writeFile(join(folder, "dashboard.json"), JSON.stringify(described));
  server = await serveFolder(folder);
});

test.afterAll(async () => {
  server?.close();
  await services?.stop();
  await rm(folder, { recursive: true, force: true });
});

test("two browsers find each other, share a pattern and settle a conflict", async ({ browser }) => {
  const alice = await enter(await profileOf(browser), "Alice");
  const bob = await enter(await profileOf(browser), "Bob");
  await expect(alice.getByText("You and 1 other member, all connected")).toBeVisible();
  await expect(bob.locator(".members").getByText("Alice")).toBeVisible();

  await go(alice, "#/library/new");
  await alice.getByLabel("Name").fill("Cart is empty at first");
  await alice.getByLabel("Framework").fill("vitest");
  await alice.getByLabel("Code").fill("test('is empty', () => {});\n");
  await alice.getByRole("button", { name: "Save and share" }).click();
  await expect(alice.getByRole("heading", { name: "Cart is empty at first" })).toBeVisible();

  await expect(bob.locator(".feed").getByText("Cart is empty at first")).toBeVisible();
  await go(bob, "#/library");
  await bob.getByRole("link", { name: /Cart is empty/ }).click();
  await expect(bob.locator(".code")).toContainText("is empty");
  await bob.getByRole("button", { name: "Used it" }).click();
  await expect(alice.getByText("1 time", { exact: true })).toBeVisible();

  await go(alice, "#/");
  await alice.getByRole("button", { name: "Disconnect from Bob" }).click();
  await expect(alice.getByRole("button", { name: "Connect to Bob" })).toBeVisible();
  await edit(alice, "test('is empty', () => expect(cart).toHaveLength(0));\n");
  await edit(bob, "test('is empty', () => expect(cart.total).toBe(0));\n");
  await go(alice, "#/");
  await alice.getByRole("button", { name: "Connect to Bob" }).click();
  const [settler, other] = await whoSeesTheConflict(alice, bob);
  await go(settler, "#/conflicts");
  await expect(settler.locator(".diff mark").first()).toBeVisible();
  await settler
    .locator(".side-card", { hasText: "Yours" })
    .getByRole("button", { name: "Keep this one" })
    .click();
  await expect(settler.getByText("Nothing to settle")).toBeVisible();
  const kept = settler === alice ? "toHaveLength(0)" : "cart.total";
  await go(other, "#/library/p/unit-test%2Fcart-is-empty-at-first");
  await expect(other.getByText("version 3")).toBeVisible();
  await expect(other.locator(".code")).toContainText(kept);
  await go(other, "#/conflicts");
  await expect(other.getByText("Nothing to settle")).toBeVisible();

  await go(other, "#/library/p/unit-test%2Fcart-is-empty-at-first");
  await other.reload();
  await expect(other.locator(".code")).toContainText(kept);
  await Promise.all([alice, bob].map((page) => page.context().close()));
});

test("the diagnosis finds all in order", async ({ page }) => {
  await enter(page, "Solo");
  await go(page, "#/diagnosis");
  await expect(page.getByText("It answers at")).toBeVisible();
  await expect(page.getByText(/clocks agree/)).toBeVisible();
  await expect(page.locator(".step-bad")).toHaveCount(0);
});

test("the diagnosis says that the signaling service is down, and recovers", async ({ page }) => {
  await enter(page, "Lost");
  await services.stopSignaling();
  await go(page, "#/diagnosis");
  await expect(page.getByText("Nothing answers at")).toBeVisible();
  await services.startSignaling();
  await expect(page.locator(".who .state")).toHaveClass(/good/);
  await page.getByRole("button", { name: "Look again" }).click();
  await expect(page.getByText("It answers at")).toBeVisible();
});

test("the keyboard alone leads from the search to a pattern and back", async ({ page }) => {
  await enter(page, "Keys");
  await page.locator("main").press("n");
  await page.getByLabel("Name").fill("Walked to");
  await page.getByLabel("Framework").fill("jest");
  await page.getByLabel("Code").fill("test('a', () => {});");
  await page.getByLabel("Code").press("Control+Enter");
  await expect(page.getByRole("heading", { name: "Walked to" })).toBeVisible();
  await page.locator("main").press("/");
  await page.keyboard.type("walked");
  await expect(page).toHaveURL(/q=walked/);
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(".pattern-list a").first()).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/q=/);
});

/** A page of a member with a library of its own. */
async function profileOf(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

/** Who gets the edit that counts after its own sees a conflict; the other one may get it settled. */
async function whoSeesTheConflict(one: Page, other: Page): Promise<readonly [Page, Page]> {
  const sees = (page: Page): Promise<boolean> =>
    page.getByRole("link", { name: "Conflicts 1 open" }).isVisible();
  return until("one of the two to see the conflict", async () => {
    if (await sees(one)) {
      return [one, other] as const;
    }
    return (await sees(other)) && ([other, one] as const);
  });
}

async function edit(page: Page, code: string): Promise<void> {
  await go(page, "#/library/p/unit-test%2Fcart-is-empty-at-first/edit");
  await page.getByLabel("Code").fill(code);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.locator(".code")).toContainText(code.trim());
}

/** To another screen of the same page. */
async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => (window.location.hash = to), hash);
}

async function enter(page: Page, name: string): Promise<Page> {
  await page.goto(`${server.origin}/?room=live-${test.info().testId}`);
  await page.getByLabel("Your name").fill(name);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.locator(".who .name")).toHaveText(name);
  await expect(page.locator(".who .state")).toHaveClass(/good/);
  return page;
}
