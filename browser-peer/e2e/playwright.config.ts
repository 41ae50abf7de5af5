import { defineConfig } from "@playwright/test";
import { LAUNCH } from "./support/browser.ts";

/** Every test starts what it needs on ports of its own. */
export default defineConfig({
  testDir: "tests",
  projects: [
    { name: "screens", testMatch: "dashboard-screens.spec.ts" },
    { name: "services", testIgnore: "dashboard-screens.spec.ts" },
  ],
  outputDir: "target/test-results",
  timeout: 180_000,
  expect: { timeout: 20_000 },
  fullyParallel: false,
  workers: 1,
  reporter: [["list"]],
  use: { launchOptions: LAUNCH },
});
