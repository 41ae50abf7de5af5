package io.patternmesh.agent.imports.detect;

import static io.patternmesh.agent.imports.detect.Category.E2E;
import static io.patternmesh.agent.imports.detect.Category.INTEGRATION;
import static io.patternmesh.agent.imports.detect.Category.PERFORMANCE;
import static io.patternmesh.agent.imports.detect.Category.UNIT;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The test frameworks that are known, and what a file imports that uses one. Of several in one file
 * the first listed here counts: what says more about a test stands before the runner under it.
 */
public enum Framework {
  PLAYWRIGHT(
      "playwright",
      E2E,
      "@playwright/",
      "playwright",
      "playwright-core",
      "com.microsoft.playwright"),
  CYPRESS("cypress", E2E, "cypress"),
  WEBDRIVERIO("webdriverio", E2E, "webdriverio", "@wdio/"),
  TESTCAFE("testcafe", E2E, "testcafe"),
  PUPPETEER("puppeteer", E2E, "puppeteer", "puppeteer-core"),
  SELENIDE("selenide", E2E, "com.codeborne.selenide"),
  SELENIUM("selenium", E2E, "selenium-webdriver", "org.openqa.selenium", "selenium"),
  K6("k6", PERFORMANCE, "k6", "k6/"),
  GATLING("gatling", PERFORMANCE, "io.gatling", "@gatling.io/"),
  JMH("jmh", PERFORMANCE, "org.openjdk.jmh"),
  LOCUST("locust", PERFORMANCE, "locust"),
  REST_ASSURED("rest-assured", INTEGRATION, "io.restassured"),
  ARCHUNIT("archunit", UNIT, "com.tngtech.archunit"),
  JQWIK("jqwik", UNIT, "net.jqwik"),
  KOTEST("kotest", UNIT, "io.kotest"),
  JUNIT5("junit5", UNIT, "org.junit.jupiter"),
  TESTNG("testng", UNIT, "org.testng"),
  JUNIT4("junit4", UNIT, "org.junit"),
  JUNIT3("junit3", UNIT, "junit.framework"),
  KOTLIN_TEST("kotlin-test", UNIT, "kotlin.test"),
  SPRING_TEST("junit5", UNIT, "org.springframework.boot.test", "org.springframework.test"),
  QUARKUS_TEST("junit5", UNIT, "io.quarkus.test"),
  VITEST("vitest", UNIT, "vitest", "vitest/", "@vitest/"),
  JEST("jest", UNIT, "@jest/globals", "@jest/", "jest"),
  BUN_TEST("bun-test", UNIT, "bun:test"),
  NODE_TEST("node-test", UNIT, "node:test"),
  AVA("ava", UNIT, "ava"),
  TAPE("tape", UNIT, "tape", "tape-promise", "tape-catch", "tape-async", "blue-tape", "tap-only"),
  TAP("tap", UNIT, "tap", "@tapjs/", "libtap"),
  UVU("uvu", UNIT, "uvu"),
  QUNIT("qunit", UNIT, "qunit", "qunitjs"),
  LAB("lab", UNIT, "@hapi/lab", "lab"),
  JASMINE("jasmine", UNIT, "jasmine", "jasmine-core"),
  MOCHA("mocha", UNIT, "mocha"),
  DENO_TEST("deno-test", UNIT),
  PYTEST("pytest", UNIT, "pytest"),
  UNITTEST("unittest", UNIT, "unittest");

  private final String slug;
  private final Category category;
  private final List<String> modules;

  Framework(String slug, Category category, String... modules) {
    this.slug = slug;
    this.category = category;
    this.modules = List.of(modules);
  }

  /** As it stands in a pattern, such as {@code rest-assured}. */
  public String slug() {
    return slug;
  }

  /** What a test of this framework is where its path says nothing. */
  public Category category() {
    return category;
  }

  /**
   * The most telling framework among these imports: names of npm or Python modules, or of Java
   * classes.
   */
  public static Optional<Framework> among(Collection<String> imports) {
    for (Framework framework : values()) {
      if (imports.stream().anyMatch(framework::isImportedBy)) {
        return Optional.of(framework);
      }
    }
    return Optional.empty();
  }

  /** Whether this import is one of the framework. */
  public boolean isImportedBy(String imported) {
    return modules.stream()
        .anyMatch(
            module ->
                imported.equals(module)
                    || imported.startsWith(module)
                        && (module.endsWith("/") || imported.charAt(module.length()) == '.'));
  }
}
