package io.patternmesh.agent.imports.detect;

import io.patternmesh.agent.imports.detect.VerdictTest.Case;
import java.util.List;

/** Small test files as people write them, and files beside them that are none. */
final class TestSources {

  private TestSources() {}

  static final List<Case> CASES =
      List.of(
          unit(
              "src/test/java/CartTest.java",
              "junit5",
              "CartTest",
              "package shop;\nimport org.junit.jupiter.api.Test;\n"
                  + "class Item {}\nclass CartTest { @Test void isEmpty() {} }"),
          unit(
              "CartTest.java",
              "junit4",
              "CartTest",
              "import static org.junit.Assert.*;\nimport org.junit.Test;\n"
                  + "public class CartTest { @Test public void empty() {} }"),
          unit(
              "CartTest.java",
              "junit3",
              "CartTest",
              "import junit.framework.TestCase;\n"
                  + "public class CartTest extends TestCase { public void testEmpty() {} }"),
          unit(
              "CartTest.java",
              "testng",
              "CartTest",
              "import org.testng.annotations.*;\npublic class CartTest { @Test void a() {} }"),
          unit(
              "CartTest.java",
              "jqwik",
              "CartTest",
              "import net.jqwik.api.*;\nclass CartTest { @Property void a(@ForAll int i) {} }"),
          unit(
              "CartTest.kt",
              "kotlin-test",
              "CartTest",
              "import kotlin.test.Test\nclass CartTest { @Test fun `is empty`() {} }"),
          unit(
              "CartSpec.kt",
              "kotest",
              "CartSpec",
              "import io.kotest.core.spec.style.StringSpec\n"
                  + "class CartSpec : StringSpec({ \"is empty\" { } })"),
          new Case(
              "OrdersTest.java",
              "rest-assured",
              "integration-test",
              "OrdersTest",
              "import static io.restassured.RestAssured.given;\n"
                  + "import org.junit.jupiter.api.Test;\n"
                  + "class OrdersTest { @Test void lists() { given().get(\"/orders\"); } }"),
          new Case(
              "LoginTest.java",
              "selenium",
              "e2e-test",
              "LoginTest",
              "import org.junit.jupiter.api.Test;\nimport org.openqa.selenium.WebDriver;\n"
                  + "class LoginTest { WebDriver driver; @Test void logsIn() {} }"),
          new Case(
              "src/jmh/java/CartBench.java",
              "jmh",
              "performance-test",
              "CartBench",
              "import org.openjdk.jmh.annotations.Benchmark;\n"
                  + "public class CartBench { @Benchmark public int add() { return 1; } }"),
          new Case(
              "OrderStoreIT.java",
              "junit5",
              "integration-test",
              "OrderStoreIT",
              "import org.junit.jupiter.api.Test;\nclass OrderStoreIT { @Test void a() {} }"),
          unit(
              "src/cart.test.ts",
              "vitest",
              "an empty cart",
              "import { it as check, describe } from 'vitest';\n"
                  + "describe(`an empty cart`, () => { check('costs nothing', () => {}); });"),
          unit(
              "cart.test.js",
              "jest",
              "costs \"nothing\"",
              "test('costs \"nothing\"', () => {\n" + "  expect(cart().total).toBe(0);\n});"),
          unit(
              "cart.test.js",
              "jest",
              "it's empty",
              "jest.mock('./store');\nit('it\\'s empty', () => {});"),
          unit(
              "test/cart.js",
              "mocha",
              "Cart",
              "const { expect } = require('chai');\n"
                  + "describe('Cart', function () { it('is empty', function () {\n"
                  + "  expect(new Cart()).to.be.empty; }); });"),
          unit(
              "cart.test.mjs",
              "node-test",
              "adds up",
              "import test from 'node:test';\nimport assert from 'node:assert';\n"
                  + "test('adds up', () => assert.equal(1 + 1, 2));"),
          unit(
              "test/cart.js",
              "tape",
              "an empty cart",
              "var tape = require('tape');\ntape('an empty cart', function (t) { t.end(); });"),
          unit(
              "test/cart.js", "tap", "cart", "const t = require('tap')\nt.equal(1 + 1, 2, 'sums')"),
          unit(
              "test/cart.js",
              "ava",
              "is empty",
              "import check from 'ava';\ncheck.serial('is empty', t => t.pass());"),
          unit(
              "tests/cart.js",
              "uvu",
              "totals",
              "import { suite } from 'uvu';\nconst Totals = suite('totals');\nTotals.run();"),
          unit(
              "test/cart.js",
              "qunit",
              "cart",
              "QUnit.module('cart', () => QUnit.test('is empty', a => a.ok(true)));"),
          unit(
              "spec/cart.js",
              "jasmine",
              "cart",
              "describe('cart', () => { const spy = jasmine.createSpy(); it('a', () => spy());"
                  + " });"),
          new Case(
              "login.spec.ts",
              "playwright",
              "e2e-test",
              "signs in",
              "import { test, expect } from '@playwright/test';\n"
                  + "test('signs in', async ({ page }) => { await page.goto('/'); });"),
          new Case(
              "login.test.js",
              "playwright",
              "e2e-test",
              "login",
              "const { chromium } = require('playwright');\njest.setTimeout(1);\n"
                  + "describe('login', () => { it('works', async () => {}); });"),
          new Case(
              "cypress/e2e/login.js",
              "cypress",
              "e2e-test",
              "login",
              "describe('login', () => { it('works', () => { cy.visit('/login'); }); });"),
          new Case(
              "login.test.js",
              "selenium",
              "e2e-test",
              "login",
              "const { Builder, By } = require('selenium-webdriver');\n"
                  + "const by = By.id('name');\ndescribe('login', () => { it('a', () => {}); });"),
          new Case(
              "load/browse.js",
              "k6",
              "performance-test",
              "browse",
              "import http from 'k6/http';\nexport default function () { http.get('/'); }"),
          unit(
              "tests/test_cart.py",
              "pytest",
              "test_cart",
              "from shop import Cart\n\ndef test_is_empty():\n    assert not Cart()\n"),
          unit(
              "tests/test_cart.py",
              "unittest",
              "CartTest",
              "import unittest\n\nclass CartTest(unittest.TestCase):\n"
                  + "    def test_is_empty(self):\n        pass\n"),
          new Case(
              "test_login.py",
              "playwright",
              "e2e-test",
              "test_login",
              "import os, re\nfrom playwright.sync_api import Page\n\ndef test_login(page: Page):\n"
                  + "    page.goto('/')\n"),
          new Case(
              "test/security/cart.test.js",
              "jest",
              "security-test",
              "cart",
              "describe('cart', () => { it('a', () => expect(1).toBe(1)); });"),
          new Case(
              "test/XssEscapingTest.java",
              "junit5",
              "security-test",
              "XssEscapingTest",
              "import org.junit.jupiter.api.*;\nclass XssEscapingTest { @Test void a() {} }"),
          new Case(
              "test/issue-123.test.js",
              "jest",
              "defect-fix",
              "cart",
              "describe('cart', () => { it('a', () => expect(1).toBe(1)); });"),
          new Case(
              "test/perf/cart.test.js",
              "jest",
              "performance-test",
              "cart",
              "describe('cart', () => { it('a', () => expect(1).toBe(1)); });"),
          new Case(
              "test/integration/cart.test.js",
              "jest",
              "integration-test",
              "cart",
              "describe('cart', () => { it('a', () => expect(1).toBe(1)); });"),
          unit(
              "test/debug-load.test.js",
              "jest",
              "Loader",
              "describe.each([[1, '(']])(Loader.name, () => {});\n"
                  + "describe(Loader, () => { it('a', () => expect(1).toBe(1)); });"),
          unit(
              "each.test.js",
              "jest",
              "adds %i and %i",
              "jest.mock('x');\ntest.each([[1, ')'], [2, \"it('no')\"]])('adds %i and %i', f);"));

  static final List<Case> HELPERS =
      List.of(
          helper("test/helper.js", "exports.cart = () => ({ items: [] });"),
          helper("test/setup.js", "beforeEach(() => { jest.resetModules(); });"),
          helper("test/match.js", "module.exports = (s) => /it('a')/.test('b') || s.test('c');"),
          helper("test/commented.js", "// test('no longer', () => {});\n/* it('a', f) */"),
          helper("test/quoted.js", "module.exports = \"describe('cart', () => {})\";"),
          helper("test/template.js", "exports.a = `${f({ a: `}` })} test('no', () => {})`;"),
          helper("TestCarts.java", "import org.junit.jupiter.api.*;\nclass TestCarts {}"),
          helper("tests/conftest.py", "import pytest\n\n@pytest.fixture\ndef cart():\n    pass\n"));

  private static Case unit(String path, String framework, String name, String code) {
    return new Case(path, framework, "unit-test", name, code);
  }

  private static Case helper(String path, String code) {
    return new Case(path, "", "", "", code);
  }
}
