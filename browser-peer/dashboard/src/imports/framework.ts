import { PatternCategory } from "@patternmesh/react";

/** A test framework: what a file imports that uses it, and what kind of test that makes it. */
export interface Framework {
  readonly slug: string;
  readonly category: PatternCategory;
  readonly modules: readonly string[];
}

const { UNIT_TEST, INTEGRATION_TEST, E2E_TEST, PERFORMANCE_TEST } = PatternCategory;

function of(category: PatternCategory, frameworks: Readonly<Record<string, string>>): Framework[] {
  return Object.entries(frameworks).map(([slug, modules]) => ({
    slug,
    category,
    modules: modules.split(" ").filter(Boolean),
  }));
}

/**
 * Those that are known, the same as an agent's. Of several in one file the first counts: what says
 * more about a test stands before the runner under it.
 */
export const FRAMEWORKS: readonly Framework[] = [
  ...of(E2E_TEST, {
    playwright: "@playwright/ playwright playwright-core com.microsoft.playwright",
    cypress: "cypress",
    webdriverio: "webdriverio @wdio/",
    testcafe: "testcafe",
    puppeteer: "puppeteer puppeteer-core",
    selenide: "com.codeborne.selenide",
    selenium: "selenium-webdriver org.openqa.selenium selenium",
  }),
  ...of(PERFORMANCE_TEST, {
    k6: "k6 k6/",
    gatling: "io.gatling @gatling.io/",
    jmh: "org.openjdk.jmh",
    locust: "locust",
  }),
  ...of(INTEGRATION_TEST, { "rest-assured": "io.restassured" }),
  ...of(UNIT_TEST, {
    archunit: "com.tngtech.archunit",
    jqwik: "net.jqwik",
    kotest: "io.kotest",
    junit5: "org.junit.jupiter",
    testng: "org.testng",
    junit4: "org.junit",
    junit3: "junit.framework",
    "kotlin-test": "kotlin.test",
  }),
  {
    slug: "junit5",
    category: UNIT_TEST,
    modules: ["org.springframework.boot.test", "org.springframework.test", "io.quarkus.test"],
  },
  ...of(UNIT_TEST, {
    vitest: "vitest vitest/ @vitest/",
    jest: "@jest/globals @jest/ jest",
    "bun-test": "bun:test",
    "node-test": "node:test",
    ava: "ava",
    tape: "tape tape-promise tape-catch tape-async blue-tape tap-only",
    tap: "tap @tapjs/ libtap",
    uvu: "uvu",
    qunit: "qunit qunitjs",
    lab: "@hapi/lab lab",
    jasmine: "jasmine jasmine-core",
    mocha: "mocha",
    "deno-test": "",
    pytest: "pytest",
    unittest: "unittest",
  }),
];

export function frameworkOf(slug: string): Framework {
  const found = FRAMEWORKS.find((framework) => framework.slug === slug);
  if (found === undefined) {
    throw new Error(`no framework ${slug}`);
  }
  return found;
}

/** The most telling framework among imports: names of npm or Python modules, or of Java classes. */
export function frameworkAmong(imports: Iterable<string>): Framework | undefined {
  const names = [...imports];
  return FRAMEWORKS.find((framework) => names.some((name) => isOf(framework, name)));
}

/** Whether this import is one of the framework. */
export function isOf({ modules }: Framework, name: string): boolean {
  return modules.some(
    (module) =>
      name === module ||
      (name.startsWith(module) && (module.endsWith("/") || name[module.length] === ".")),
  );
}
