import { describe, expect, it } from "vitest";
import { verdictOn } from "../../src/imports/verdict.js";
import { pathWords } from "../../src/imports/path-words.js";
import { testFileName } from "../../src/imports/test-file-name.js";

/** The same files must be taken for the same by an agent's import and by this one. */
const UNIT = "unit-test";
const TESTS: readonly (readonly [string, string, string, string, string])[] = [
  [
    "src/test/java/CartTest.java",
    "junit5",
    UNIT,
    "CartTest",
    "package shop;\nimport org.junit.jupiter.api.Test;\nclass Item {}\nclass CartTest { @Test void isEmpty() {} }",
  ],
  [
    "CartTest.java",
    "junit4",
    UNIT,
    "CartTest",
    "import static org.junit.Assert.*;\nimport org.junit.Test;\npublic class CartTest { @Test public void empty() {} }",
  ],
  [
    "CartTest.java",
    "junit3",
    UNIT,
    "CartTest",
    "import junit.framework.TestCase;\npublic class CartTest extends TestCase { public void testEmpty() {} }",
  ],
  [
    "CartTest.java",
    "testng",
    UNIT,
    "CartTest",
    "import org.testng.annotations.*;\npublic class CartTest { @Test void a() {} }",
  ],
  [
    "CartTest.java",
    "jqwik",
    UNIT,
    "CartTest",
    "import net.jqwik.api.*;\nclass CartTest { @Property void a(@ForAll int i) {} }",
  ],
  [
    "CartTest.kt",
    "kotlin-test",
    UNIT,
    "CartTest",
    "import kotlin.test.Test\nclass CartTest { @Test fun `is empty`() {} }",
  ],
  [
    "CartSpec.kt",
    "kotest",
    UNIT,
    "CartSpec",
    'import io.kotest.core.spec.style.StringSpec\nclass CartSpec : StringSpec({ "is empty" { } })',
  ],
  [
    "OrdersTest.java",
    "rest-assured",
    "integration-test",
    "OrdersTest",
    'import static io.restassured.RestAssured.given;\nimport org.junit.jupiter.api.Test;\nclass OrdersTest { @Test void lists() { given().get("/orders"); } }',
  ],
  [
    "LoginTest.java",
    "selenium",
    "e2e-test",
    "LoginTest",
    "import org.junit.jupiter.api.Test;\nimport org.openqa.selenium.WebDriver;\nclass LoginTest { WebDriver driver; @Test void logsIn() {} }",
  ],
  [
    "src/jmh/java/CartBench.java",
    "jmh",
    "performance-test",
    "CartBench",
    "import org.openjdk.jmh.annotations.Benchmark;\npublic class CartBench { @Benchmark public int add() { return 1; } }",
  ],
  [
    "OrderStoreIT.java",
    "junit5",
    "integration-test",
    "OrderStoreIT",
    "import org.junit.jupiter.api.Test;\nclass OrderStoreIT { @Test void a() {} }",
  ],
  [
    "src/cart.test.ts",
    "vitest",
    UNIT,
    "an empty cart",
    "import { it as check, describe } from 'vitest';\ndescribe(`an empty cart`, () => { check('costs nothing', () => {}); });",
  ],
  [
    "cart.test.js",
    "jest",
    UNIT,
    'costs "nothing"',
    "test('costs \"nothing\"', () => {\n  expect(cart().total).toBe(0);\n});",
  ],
  [
    "cart.test.js",
    "jest",
    UNIT,
    "it's empty",
    "jest.mock('./store');\nit('it\\'s empty', () => {});",
  ],
  [
    "test/cart.js",
    "mocha",
    UNIT,
    "Cart",
    "const { expect } = require('chai');\ndescribe('Cart', function () { it('is empty', function () {\n  expect(new Cart()).to.be.empty; }); });",
  ],
  [
    "cart.test.mjs",
    "node-test",
    UNIT,
    "adds up",
    "import test from 'node:test';\nimport assert from 'node:assert';\ntest('adds up', () => assert.equal(1 + 1, 2));",
  ],
  [
    "test/cart.js",
    "tape",
    UNIT,
    "an empty cart",
    "var tape = require('tape');\ntape('an empty cart', function (t) { t.end(); });",
  ],
  ["test/cart.js", "tap", UNIT, "cart", "const t = require('tap')\nt.equal(1 + 1, 2, 'sums')"],
  [
    "test/cart.js",
    "ava",
    UNIT,
    "is empty",
    "import check from 'ava';\ncheck.serial('is empty', t => t.pass());",
  ],
  [
    "tests/cart.js",
    "uvu",
    UNIT,
    "totals",
    "import { suite } from 'uvu';\nconst Totals = suite('totals');\nTotals.run();",
  ],
  [
    "test/cart.js",
    "qunit",
    UNIT,
    "cart",
    "QUnit.module('cart', () => QUnit.test('is empty', a => a.ok(true)));",
  ],
  [
    "spec/cart.js",
    "jasmine",
    UNIT,
    "cart",
    "describe('cart', () => { const spy = jasmine.createSpy(); it('a', () => spy()); });",
  ],
  [
    "login.spec.ts",
    "playwright",
    "e2e-test",
    "signs in",
    "import { test, expect } from '@playwright/test';\ntest('signs in', async ({ page }) => { await page.goto('/'); });",
  ],
  [
    "login.test.js",
    "playwright",
    "e2e-test",
    "login",
    "const { chromium } = require('playwright');\njest.setTimeout(1);\ndescribe('login', () => { it('works', async () => {}); });",
  ],
  [
    "cypress/e2e/login.js",
    "cypress",
    "e2e-test",
    "login",
    "describe('login', () => { it('works', () => { cy.visit('/login'); }); });",
  ],
  [
    "load/browse.js",
    "k6",
    "performance-test",
    "browse",
    "import http from 'k6/http';\nexport default function () { http.get('/'); }",
  ],
  [
    "tests/test_cart.py",
    "pytest",
    UNIT,
    "test_cart",
    "from shop import Cart\n\ndef test_is_empty():\n    assert not Cart()\n",
  ],
  [
    "tests/test_cart.py",
    "unittest",
    UNIT,
    "CartTest",
    "import unittest\n\nclass CartTest(unittest.TestCase):\n    def test_is_empty(self):\n        pass\n",
  ],
  [
    "test_login.py",
    "playwright",
    "e2e-test",
    "test_login",
    "import os, re\nfrom playwright.sync_api import Page\n\ndef test_login(page: Page):\n    page.goto('/')\n",
  ],
  [
    "test/security/cart.test.js",
    "jest",
    "security-test",
    "cart",
    "describe('cart', () => { it('a', () => expect(1).toBe(1)); });",
  ],
  [
    "test/XssEscapingTest.java",
    "junit5",
    "security-test",
    "XssEscapingTest",
    "import org.junit.jupiter.api.*;\nclass XssEscapingTest { @Test void a() {} }",
  ],
  [
    "test/issue-123.test.js",
    "jest",
    "defect-fix",
    "cart",
    "describe('cart', () => { it('a', () => expect(1).toBe(1)); });",
  ],
  [
    "test/perf/cart.test.js",
    "jest",
    "performance-test",
    "cart",
    "describe('cart', () => { it('a', () => expect(1).toBe(1)); });",
  ],
  [
    "test/integration/cart.test.js",
    "jest",
    "integration-test",
    "cart",
    "describe('cart', () => { it('a', () => expect(1).toBe(1)); });",
  ],
  [
    "test/debug-load.test.js",
    "jest",
    UNIT,
    "Loader",
    "describe.each([[1, '(']])(Loader.name, () => {});\ndescribe(Loader, () => { it('a', () => expect(1).toBe(1)); });",
  ],
  [
    "each.test.js",
    "jest",
    UNIT,
    "adds %i and %i",
    "jest.mock('x');\ntest.each([[1, ')'], [2, \"it('no')\"]])('adds %i and %i', f);",
  ],
];

const HELPERS: readonly (readonly [string, string])[] = [
  ["test/helper.js", "exports.cart = () => ({ items: [] });"],
  ["test/setup.js", "beforeEach(() => { jest.resetModules(); });"],
  ["test/match.js", "module.exports = (s) => /it('a')/.test('b') || s.test('c');"],
  ["test/commented.js", "// test('no longer', () => {});\n/* it('a', f) */"],
  ["test/quoted.js", "module.exports = \"describe('cart', () => {})\";"],
  ["test/template.js", "exports.a = `${f({ a: `}` })} test('no', () => {})`;"],
  ["TestCarts.java", "import org.junit.jupiter.api.*;\nclass TestCarts {}"],
  ["tests/conftest.py", "import pytest\n\n@pytest.fixture\ndef cart():\n    pass\n"],
];

const judge = (path: string, code: string, hints: readonly string[] = []) =>
  verdictOn(path.split("/"), code, hints);

describe("a file", () => {
  it.each(TESTS)("%s is a test of %s", (path, framework, category, name, code) => {
    expect(judge(path, code)).toMatchObject({
      kind: "test",
      content: { framework, category, name, pattern: code },
    });
  });

  it.each(HELPERS)("%s holds no test", (path, code) => {
    expect(judge(path, code)).toEqual({ kind: "none" });
  });

  it("is of the framework that its package names, where it names none", () => {
    const code = "describe('cart', () => { it('is empty', () => {}); });";
    expect(judge("a.test.js", code, ["tap", "vitest", "mocha"])).toMatchObject({
      content: { framework: "vitest" },
    });
    const own = "const test = require('./setup');\ntest('is empty', (t) => t.end());";
    expect(judge("test/cart.js", own, ["tape"])).toMatchObject({ content: { framework: "tape" } });
    expect(judge("test/cart.js", own)).toMatchObject({ kind: "refused" });
  });

  it("is what its tags say, before what its code shows", () => {
    const code =
      "// @pattern id: own/id\n// @pattern name: Empty cart\n// @pattern category: defect-fix\n" +
      "// @pattern framework: house-runner\n// @pattern confidence: 91\nrun('cart');\n";
    expect(judge("cart.test.js", code)).toMatchObject({
      kind: "test",
      id: "own/id",
      confident: true,
      content: {
        name: "Empty cart",
        category: "defect-fix",
        framework: "house-runner",
        confidence: 91,
      },
    });
  });

  it.each([
    "// @pattern colour: red",
    "// @pattern category: other",
    "// @pattern confidence: 101",
  ])("with a wrong tag is refused: %s", (tag) => {
    const verdict = judge("a.test.js", `${tag}\ntest('a', () => { expect(1).toBe(1) })`);
    expect(verdict).toMatchObject({ kind: "refused" });
  });

  it("is described by its leading comment, not by its licence", () => {
    const code =
      "/* Copyright 2026 Somebody */\n// eslint-disable-next-line x\n\n/**\n * Carts <b>add</b> up.\n * @author x\n */\ntest('a', () => { expect(1).toBe(1) })";
    expect(judge("a.test.js", code)).toMatchObject({ content: { description: "Carts add up." } });
    const java =
      '// Copyright\npackage a;\nimport org.junit.jupiter.api.Test;\n/** Orders in {@code PostgreSQL}. */\n@Tag("x")\nclass ATest { @Test void a() {} }';
    expect(judge("ATest.java", java)).toMatchObject({
      content: { description: "Orders in PostgreSQL." },
    });
    const python = '"""Parts add up."""\nimport pytest\ndef test_a():\n    pass\n';
    expect(judge("test_a.py", python)).toMatchObject({ content: { description: "Parts add up." } });
  });

  it("that is named like a test and holds none is worth a word", () => {
    expect(judge("a.test.js", "exports.a = 1;")).toMatchObject({ kind: "refused" });
    expect(judge("a.test.js", " \n")).toMatchObject({ kind: "refused" });
    expect(judge("notes.md", "test('a')")).toEqual({ kind: "none" });
  });

  // A quadratic reading would take minutes, which no test may.
  it("of whatever text is judged in time", () => {
    const hostile = ["(", "test.each(", "`${", "/*", "'\\", "/[", "import {", "@", "class A", "{}"];
    for (const piece of hostile) {
      for (const name of ["a.test.ts", "ATest.java", "test_a.py"]) {
        expect(["test", "none", "refused"]).toContain(
          judge(name, piece.repeat(200_000 / piece.length)).kind,
        );
      }
    }
  });
});

it("names are split as words are", () => {
  expect(pathWords("authBypass-2.test")).toEqual(["auth", "bypass", "2", "test"]);
  expect(pathWords("XMLHttpTest")).toEqual(["xml", "http", "test"]);
  expect(testFileName("typescript", ["src", "cart.spec.ts"])).toBe("test");
  expect(testFileName("typescript", ["integration-tests", "cart.ts"])).toBe("perhaps");
  expect(testFileName("java", ["src", "Contest.java"])).toBe("no");
});
