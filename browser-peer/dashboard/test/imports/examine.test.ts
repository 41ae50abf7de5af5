import { describe, expect, it } from "vitest";
import { examine } from "../../src/imports/examine.js";
import { chosenFiles } from "../../src/imports/found-files.js";
import { originName } from "../../src/imports/git-origin.js";
import { packageHints } from "../../src/imports/package-hints.js";
import { patternId } from "../../src/imports/pattern-ids.js";

function file(path: string, content: string | Uint8Array<ArrayBuffer>): File {
  const made = new File([content], path.slice(path.lastIndexOf("/") + 1));
  Object.defineProperty(made, "webkitRelativePath", { value: path.includes("/") ? path : "" });
  return made;
}

const TEST = "test('a', () => { expect(1).toBe(1) })";
const look = (...files: File[]) => examine(chosenFiles(files), () => undefined);

describe("what is dropped", () => {
  it("gets the ids that a colleague's agent gives", async () => {
    const found = await look(
      file("clone-2/.git/config", '[remote "origin"]\n\turl = git@github.com:acme/shop.git\n'),
      file("clone-2/src/cart.test.ts", TEST),
      file("clone-2/src/café (1).test.ts", TEST),
      file("clone-2/node_modules/x/a.test.js", TEST),
    );
    expect(found.tests.map(({ id }) => id)).toEqual([
      "shop/src/cart.test.ts",
      expect.stringMatching(/^shop\/src\/caf_1_\.test\.ts-[0-9a-f]{12}$/),
    ]);
    expect(found.refused).toEqual([]);
  });

  it("is named for its outermost folder where there is no repository, and has its package's framework", async () => {
    const found = await look(
      file("app/package.json", '{"devDependencies":{"vitest":"4"}}'),
      file("app/web/cart.test.js", "describe('cart', () => { it('a', () => {}) })"),
    );
    expect(found.tests).toMatchObject([
      { id: "app/web/cart.test.js", content: { framework: "vitest" } },
    ]);
  });

  it("is refused with a reason that says what to do", async () => {
    const found = await look(
      file("big.test.js", "x".repeat(1_048_577)),
      file("latin.test.js", new Uint8Array([0x74, 0xe9, 0x0a])),
      file("zero.test.js", "test('a')\0"),
      file("none.test.js", "1"),
      file("notes.txt", "x"),
    );
    expect(found.tests).toEqual([]);
    expect(found.passedOver).toBe(1);
    const reasons = Object.fromEntries(found.refused.map(({ path, reason }) => [path, reason]));
    expect(reasons["big.test.js"]).toContain("1,048,577 bytes");
    expect(reasons["latin.test.js"]).toContain("UTF-8");
    expect(reasons["zero.test.js"]).toContain("UTF-8");
    expect(reasons["none.test.js"]).toContain("holds none");
  });

  it("is bounded, and says so", () => {
    const many = Array.from({ length: 5001 }, (_, i) => file(`a/${i}.txt`, ""));
    expect(chosenFiles(many)).toMatchObject({ more: true });
    expect(chosenFiles(many).files).toHaveLength(5000);
  });
});

it("ids keep both ends of a long path and stay legal", async () => {
  const id = await patternId("shop", [...Array<string>(60).fill("deep"), "cart.test.ts"]);
  expect(id).toHaveLength(200);
  expect(id).toMatch(/^shop\/deep\/.*cart\.test\.ts-[0-9a-f]{12}$/);
  expect(await patternId("shop", ["a+b@c.ts"])).toMatch(/^shop\/a_b_c\.ts-[0-9a-f]{12}$/);
});

it("hints come from name, scripts and dependencies, in this order", () => {
  expect(
    packageHints('{"name":"ava","scripts":{"test":"node --test"},"dependencies":{"jest":"1"}}'),
  ).toEqual(["ava", "node-test", "jest"]);
  expect(packageHints("{")).toEqual([]);
  expect(packageHints('{"scripts":3,"dependencies":null}')).toEqual([]);
});

it("an origin gives its last segment", () => {
  const config = (url: string) => `[core]\n\tbare = false\n[remote "origin"]\n\turl = ${url}\n`;
  expect(originName(config("https://x/acme/shop.git/"))).toBe("shop");
  expect(originName(config("C:\\repos\\shop"))).toBe("shop");
  expect(originName('[remote "fork"]\n\turl = x/y')).toBeUndefined();
});
