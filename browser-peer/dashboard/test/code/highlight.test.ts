import { describe, expect, it } from "vitest";
import { classOf } from "../../src/code/code-lines.js";
import { highlighted } from "../../src/code/highlight.js";
import { languageOf, type CodeLanguage } from "../../src/code/language-of.js";
import { SAMPLES } from "../../src/demo/samples.js";

const LANGUAGES: readonly CodeLanguage[] = [
  "javascript",
  "typescript",
  "java",
  "kotlin",
  "python",
  "gherkin",
];

const HOSTILE = [
  "</span><script>alert(1)</script>",
  "\"\n`${`${`</b>`}`}`\n'",
  "<!-- --><img src=x onerror=alert(1)>&lt;&#60;&amp;",
  "/* \u0000 \u2028 \u202e */ <a href='javascript:x'>\r\n\t",
  "const x = <div onClick={() => <b>{`</div>`}</b>}/>;\n",
];

describe("colouring", () => {
  it.each(LANGUAGES)("keeps every character of %s", (language) => {
    for (const code of [...SAMPLES.map((sample) => sample.pattern), ...HOSTILE]) {
      const lines = highlighted(code, language).map((line) =>
        line.map((piece) => piece.text).join(""),
      );
      expect(lines.join("\n")).toBe(code);
    }
  });

  it("colours what it knows", () => {
    const scopes = highlighted('const a = "b"; // c', "typescript")[0]?.map((piece) => piece.scope);
    expect(scopes).toContain("keyword");
    expect(scopes).toContain("string");
    expect(scopes).toContain("comment");
  });

  it("gives a class of the page's own, whatever the scope", () => {
    expect(classOf("string")).toBe("tok-string");
    expect(classOf('x" onclick="alert(1)')).toBe("tok-plain");
  });
});

it.each([
  ["a/cart.test.ts", "jest", "", "typescript"],
  ["a/CartTest.java", "x", "", "java"],
  ["a/cart.constructor", "pytest", "", "python"],
  ["a/caf_.test.js-0123456789ab", "x", "", "javascript"],
  ["unit/cart", "pytest", "", "python"],
  ["unit/cart", "junit5", "fun a() {\n  val b = 1\n}", "kotlin"],
  ["unit/cart", "other", "def test_a():\n    pass\n", "python"],
  ["unit/cart", "other", "package a;\nimport b.C;\n", "java"],
  ["unit/cart", "other", "test('a', () => {});", "typescript"],
])("takes %s of %s for %s%s", (id, framework, pattern, language) => {
  expect(languageOf({ id, framework, pattern })).toBe(language);
});
