import type { Agent } from "../support/agent.ts";
import { expect, test } from "../support/test.ts";
import { WatchedPage } from "../support/watched-page.ts";

const ROOM = "hostile";

const IMAGE = "<img src=x onerror='watched.hacked=1;alert(1)'>";
const SCRIPT = "</script><script>watched.hacked=2;alert(2)</script>";
const LINK = "javascript:watched.hacked=3";
const TEMPLATE = "{{constructor.constructor('watched.hacked=4')()}}${watched.hacked=5}";
/** Makes what follows run backwards, and never ends it. */
const BACKWARDS = "\u202egpj.exe\u2066\u200f";
const LONG = "W".repeat(200);
const MEBIBYTE = 1 << 20;

interface Hostile {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly framework: string;
  readonly pattern: string;
}

const PATTERNS: readonly Hostile[] = [
  { id: "img", name: IMAGE, description: IMAGE, framework: "<b>playwright</b>", pattern: IMAGE },
  { id: "script", name: SCRIPT, description: SCRIPT, framework: "</p>", pattern: SCRIPT },
  { id: "link", name: LINK, description: `[a](${LINK})`, framework: LINK, pattern: LINK },
  {
    id: "template",
    name: TEMPLATE,
    description: TEMPLATE,
    framework: "$&$1",
    pattern: `const a = \`${TEMPLATE}\`; // <svg onload=alert(1)>`,
  },
  {
    id: "backwards",
    name: `Invoice ${BACKWARDS}`,
    description: BACKWARDS,
    framework: "\u202ejs",
    pattern: `// ${BACKWARDS}\nif (admin) {} // \u2066`,
  },
  { id: "a".repeat(200), name: LONG, description: LONG.repeat(20), framework: "w", pattern: LONG },
  { id: "constructor", name: "__proto__", description: "", framework: "toString", pattern: "." },
  {
    id: "great",
    name: "A mebibyte",
    description: "",
    framework: "vitest",
    pattern: `<script>alert(1)</script>${"x<y&&\n".repeat(MEBIBYTE)}`.slice(0, MEBIBYTE),
  },
];

/** Named by somebody else in the page of a member, and as its own name on the agent's. */
const AGENT_NAME = "<img src=x onerror=alert(3)>";

for (const place of ["page", "agent"] as const) {
  test.describe(`hostile patterns, on the dashboard with its peer in the ${place}`, () => {
    let mallory: Agent;
    let watched: WatchedPage;

    test.beforeAll(async ({ browser, services }) => {
      const room = `${ROOM}-${place}`;
      mallory = await services.startAgent(`mallory-${place}`, room, {
        "patternmesh.peer.name": AGENT_NAME,
      });
      for (const { id, ...pattern } of PATTERNS) {
        await mallory.put(id, { ...pattern, category: "security-test" });
      }
      await mallory.put("img", { pattern: `${IMAGE}\n${SCRIPT}` });
      watched = await WatchedPage.of(browser);
      const signaling = services.signalingUrl.replace("ws", "http");
      const url = place === "page" ? `${signaling}/?room=${room}` : `${mallory.url}/`;
      const answer = await watched.page.goto(url);
      const policy = answer?.headers()["content-security-policy"] ?? "";
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toMatch(/unsafe-(inline|eval|hashes)/);
    });

    test.afterAll(async () => {
      await watched?.close();
      await mallory?.stop();
    });

    test("are listed as what they are, text", async () => {
      const { page } = watched;
      await page.getByRole("link", { name: "Library", exact: true }).click();
      const titles = page.locator(".pattern-list .title");
      await expect(titles).toHaveCount(PATTERNS.length);
      const shown = await titles.allTextContents();
      expect([...shown].sort()).toEqual(PATTERNS.map(({ name }) => name).sort());
      await expectHarmless(watched);
    });

    for (const { id, name, description, pattern } of PATTERNS) {
      test(`${id.slice(0, 20)}: code, history and form show it as text`, async () => {
        const { page } = watched;
        await open(watched, id, "");
        const detail = page.locator(".detail-card");
        await expect(detail.locator("h2")).toHaveText(name, { useInnerText: false });
        if (description !== "") {
          await expect(detail.locator(".description")).toHaveText(description);
        }
        const firstLine = pattern.split("\n")[0]!.slice(0, 100);
        await expect(detail.locator("code, pre").first()).toContainText(firstLine);
        await open(watched, id, "/history");
        await expect(detail.getByRole("listitem").first()).toBeVisible();
        await open(watched, id, "/edit");
        await expect(detail.getByRole("textbox", { name: "Name" })).toHaveValue(name);
        await expectHarmless(watched);
      });
    }

    test("leave every screen usable", async () => {
      const { page } = watched;
      await page.goto(`${page.url().split("#")[0]}#/library`);
      const search = page.getByRole("searchbox", { name: "Search the library" });
      await search.fill("<img src=x");
      await expect(page.locator(".pattern-list .title")).toHaveText([IMAGE]);
      await search.fill("");
      await expect(page.locator(".pattern-list .title")).toHaveCount(PATTERNS.length);
      for (const [screen, heading] of [
        ["Mesh", `${ROOM}-${place}`],
        ["Conflicts", "Conflicts"],
        ["Settings", "Settings"],
        ["Diagnosis", "Diagnosis"],
      ] as const) {
        await page.getByRole("link", { name: screen, exact: true }).click();
        await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
      }
      await page.getByRole("link", { name: "Mesh", exact: true }).click();
      await expect(page.locator(".members .name", { hasText: AGENT_NAME })).toBeVisible();
      const [content, window] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      expect(content, "width of the content").toBeLessThanOrEqual(window ?? 0);
      await expectHarmless(watched);
    });

    test("cannot be helped by a script in the page's own text: the policy forbids it", async () => {
      const { page } = watched;
      await page.evaluate(() => {
        const script = document.createElement("script");
        script.textContent = "watched.hacked = 'inline'";
        document.body.append(script);
        const image = document.createElement("div");
        image.innerHTML = "<img src=x onerror=\"watched.hacked='handler'\">";
        document.body.append(image);
      });
      await expect
        .poll(() => page.evaluate(() => globalThis.watched.violations.length))
        .toBeGreaterThanOrEqual(2);
      expect(await page.evaluate(() => globalThis.watched.hacked)).toBeUndefined();
    });
  });
}

async function open({ page }: WatchedPage, id: string, view: string): Promise<void> {
  const hash = `#/library/p/${encodeURIComponent(id)}${view}`;
  await page.evaluate((to) => void (location.hash = to), hash);
  await expect(page.locator(".detail-card [aria-busy=true]")).toHaveCount(0);
}

/** Nothing ran, and nothing of the patterns became an element. */
async function expectHarmless(watched: WatchedPage): Promise<void> {
  const made = await watched.page.evaluate(() =>
    [
      ...document.querySelectorAll(
        "main img, main script, [onerror], [onload], [href^='javascript']",
      ),
    ].map((element) => element.outerHTML.slice(0, 200)),
  );
  expect(made).toEqual([]);
  expect(await watched.trouble()).toEqual([]);
}
