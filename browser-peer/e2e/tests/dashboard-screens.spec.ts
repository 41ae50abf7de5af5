import { expect, test, type Page } from "@playwright/test";
import type { Server } from "node:http";
import { expectAccessible } from "../support/accessible.ts";
import { serveDemo } from "../support/demo.ts";
import { screenshot } from "../support/screenshots.ts";

/** Every screen of the dashboard, on made-up members: how it looks, and that everybody can use it. */

interface Shot {
  readonly name: string;
  readonly scene?: string;
  readonly hash: string;
  /** What is there when the screen is. */
  readonly shows: string;
  readonly then?: (page: Page) => Promise<void>;
}

const PATTERN = encodeURIComponent("shop/src/auth/session.test.ts");
const CONFLICT = encodeURIComponent("shop/src/cart/cart.test.ts");

const SHOTS: readonly Shot[] = [
  { name: "mesh", hash: "#/", shows: "Who is here" },
  { name: "library", hash: `#/library/p/${PATTERN}`, shows: "Session expires exactly at" },
  {
    name: "library-list",
    hash: "#/library?category=security-test",
    shows: "Search results never run",
  },
  {
    name: "history",
    hash: `#/library/p/${PATTERN}/history`,
    shows: "What this version changed",
  },
  { name: "edit", hash: `#/library/p/${PATTERN}/edit`, shows: "Confidence" },
  { name: "new", hash: "#/library/new", shows: "Who may have it" },
  {
    name: "import",
    hash: "#/library/import",
    shows: "Drop test files",
    then: async (page) => {
      await page.setInputFiles("input[type=file]:not([webkitdirectory])", [
        file("cart.test.ts", "import { test } from 'vitest';\ntest('totals', () => {});"),
        file(
          "LoginIT.java",
          "import org.junit.jupiter.api.Test;\nclass LoginIT { @Test void a() {} }",
        ),
        file("test_issue_12.py", "def test_a():\n    pass\n"),
        file("empty.test.js", ""),
        file("notes.md", "# no test"),
      ]);
      await expect(page.getByText("3 test files found")).toBeVisible();
    },
  },
  { name: "conflict", hash: `#/conflicts/${CONFLICT}`, shows: "counts for now" },
  {
    name: "merge",
    hash: `#/conflicts/${CONFLICT}`,
    shows: "counts for now",
    then: (page) => page.getByRole("button", { name: "Merge by hand" }).click(),
  },
  { name: "settings", hash: "#/settings", shows: "ICE servers" },
  {
    name: "diagnosis",
    scene: "trouble",
    hash: "#/diagnosis",
    shows: "Diagnosis",
    then: (page) => expect(page.getByText(/wrong; what|things are wrong/)).toBeVisible(),
  },
  { name: "trouble", scene: "trouble", hash: "#/", shows: "cannot be reached" },
  { name: "alone", scene: "empty", hash: "#/", shows: "Nobody else is here yet" },
  { name: "library-empty", scene: "empty", hash: "#/library", shows: "Nothing here yet" },
  { name: "conflicts-empty", scene: "alone", hash: "#/conflicts", shows: "Nothing to settle" },
  {
    name: "help",
    hash: "#/",
    shows: "Who is here",
    then: async (page) => {
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog")).toBeVisible();
    },
  },
  {
    name: "delete",
    hash: `#/library/p/${PATTERN}`,
    shows: "Session expires exactly at",
    then: (page) => page.getByRole("button", { name: "Delete", exact: true }).click(),
  },
];

const LOOKS = [
  { look: "light", colorScheme: "light", viewport: { width: 1440, height: 900 } },
  { look: "dark", colorScheme: "dark", viewport: { width: 1440, height: 900 } },
  { look: "phone", colorScheme: "light", viewport: { width: 360, height: 740 } },
] as const;

let server: Server & { readonly origin: string };

test.beforeAll(async () => {
  server = await serveDemo();
});

test.afterAll(() => {
  server.close();
});

for (const { look, colorScheme, viewport } of LOOKS) {
  test.describe(look, () => {
    test.use({ colorScheme, viewport, reducedMotion: "reduce" });

    for (const shot of SHOTS) {
      test(shot.name, async ({ page }) => {
        const complaints = complaintsOf(page);
        await open(page, shot);
        await expectNoSidewaysScroll(page);
        // What web.dev/cls calls good.
        expect(await shifted(page), "layout shift").toBeLessThan(0.1);
        await page.screenshot({
          path: screenshot(`${shot.name}-${look}`),
          fullPage: process.env["FULL_PAGE"] !== undefined,
        });
        await expectAccessible(page);
        expect(complaints).toEqual([]);
      });
    }
  });
}

/** What moved by itself, as the Layout Instability API measures it. */
function shifted(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const nextFrame = (): Promise<unknown> => new Promise(requestAnimationFrame);
    // What is there now is measured when it was painted.
    await nextFrame();
    await nextFrame();
    const observer = new PerformanceObserver(() => undefined);
    observer.observe({ type: "layout-shift", buffered: true });
    const shifts = observer.takeRecords() as unknown as readonly {
      readonly value: number;
      readonly hadRecentInput: boolean;
    }[];
    observer.disconnect();
    return shifts.reduce((sum, { value, hadRecentInput }) => sum + (hadRecentInput ? 0 : value), 0);
  });
}

async function open(page: Page, { scene = "full", hash, shows, then }: Shot): Promise<void> {
  await page.goto(`${server.origin}/?scene=${scene}${hash}`);
  await expect(page.getByText(shows).filter({ visible: true }).first()).toBeVisible();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await then?.(page);
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content, "width of the content").toBeLessThanOrEqual(window ?? 0);
}

/** What the browser says against the page: errors, and breaches of the policy. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    const expected =
      message.text().includes("ERR_CONNECTION_REFUSED") || message.text().includes("WebSocket");
    if (message.type() === "error" && !expected) {
      complaints.push(message.text());
    }
  });
  return complaints;
}

function file(name: string, text: string) {
  return { name, mimeType: "text/plain", buffer: Buffer.from(text) };
}
