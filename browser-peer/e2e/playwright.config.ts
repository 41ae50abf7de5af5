import { defineConfig } from "@playwright/test";
import { LAUNCH } from "./support/browser.ts";
import { PATIENCE } from "./support/until.ts";

/** Every test starts what it needs on ports of its own. */
export default defineConfig({
  testDir: "tests",
  projects: [
    { name: "screens", testMatch: "dashboard-screens.spec.ts" },
    { name: "services", testIgnore: "dashboard-screens.spec.ts" },
  ],
  outputDir: "target/test-results",
  timeout: 6 * PATIENCE,
  expect: { timeout: PATIENCE },
  fullyParallel: false,
  workers: 1,
  reporter: [["list"]],
  use: { launchOptions: LAUNCH },
});
