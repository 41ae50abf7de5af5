import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** `vite build` makes the product; `vite build --mode demo` the same screens on made-up members. */
export default defineConfig(({ mode }) => {
  const demo = mode === "demo";
  return {
    base: "./",
    plugins: [react(), ...(demo ? [startsWith("/src/demo/main.tsx")] : [])],
    build: {
      target: "es2022",
      // light-dark() stays as it is written.
      cssTarget: ["chrome123", "firefox120", "safari17.5"],
      outDir: demo ? "target/demo" : "dist",
      emptyOutDir: true,
      modulePreload: { polyfill: false },
    },
    test: {
      environment: "happy-dom",
      include: ["test/**/*.test.{ts,tsx}"],
      setupFiles: ["test/support/setup.ts"],
      // A test may wait more than once; see test/support/setup.ts.
      testTimeout: 180_000,
      css: false,
    },
  };
});

/** The same page with another script. */
function startsWith(script: string): Plugin {
  return {
    name: "starts-with",
    transformIndexHtml: {
      order: "pre",
      handler: (html) => html.replace("/src/main.tsx", script),
    },
  };
}
