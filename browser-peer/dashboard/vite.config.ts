import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** `vite build` makes the product; `vite build --mode demo` the same screens on made-up members. */
export default defineConfig(({ mode }) => {
  const demo = mode === "demo";
  return {
    base: "./",
    plugins: [react()],
    build: {
      target: "es2022",
      // light-dark() stays as it is written.
      cssTarget: ["chrome123", "firefox120", "safari17.5"],
      outDir: demo ? "target/demo" : "dist",
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      rollupOptions: { input: demo ? "demo.html" : "index.html" },
    },
    test: {
      environment: "happy-dom",
      include: ["test/**/*.test.{ts,tsx}"],
      setupFiles: ["test/support/setup.ts"],
      testTimeout: 60_000,
      css: false,
    },
  };
});
