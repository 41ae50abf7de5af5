import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const react18 = (name: string): string =>
  fileURLToPath(new URL(`../react-18/node_modules/${name}`, import.meta.url));

const testingLibrary = fileURLToPath(
  new URL(
    "../node_modules/@testing-library/react/dist/@testing-library/react.esm.js",
    import.meta.url,
  ),
);

const ourselves = fileURLToPath(new URL("src/index.ts", import.meta.url));

export default defineConfig({
  resolve: { alias: [{ find: /^@patternmesh\/react$/, replacement: ourselves }] },
  test: {
    setupFiles: ["test/support/event-source.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: "core", include: ["test/**/*.test.ts"], exclude: ["test/react/**"] },
      },
      {
        extends: true,
        test: {
          name: "react-19",
          env: { REACT_MAJOR: "19" },
          environment: "happy-dom",
          include: ["test/react/**/*.test.{ts,tsx}"],
        },
      },
      {
        extends: true,
        resolve: {
          alias: [
            // The build of ES modules, which takes its React from here too.
            { find: /^@testing-library\/react$/, replacement: testingLibrary },
            { find: /^react-dom($|\/)/, replacement: `${react18("react-dom")}$1` },
            { find: /^react($|\/)/, replacement: `${react18("react")}$1` },
          ],
        },
        test: {
          name: "react-18",
          env: { REACT_MAJOR: "18" },
          environment: "happy-dom",
          include: ["test/react/**/*.test.{ts,tsx}"],
          server: { deps: { inline: [/@testing-library/] } },
        },
      },
    ],
  },
});
