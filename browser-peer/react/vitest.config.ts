import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const react18 = (name: string): string =>
  fileURLToPath(new URL(`../react-18/node_modules/${name}`, import.meta.url));

export default defineConfig({
  test: {
    // Node's own EventSource, which browsers have anyway.
    execArgv: ["--experimental-eventsource"],
    projects: [
      {
        extends: true,
        test: { name: "core", include: ["test/**/*.test.ts"], exclude: ["test/react/**"] },
      },
      {
        extends: true,
        test: { name: "react-19", include: ["test/react/**/*.test.{ts,tsx}"] },
      },
      {
        extends: true,
        resolve: {
          alias: [
            { find: /^react-dom($|\/)/, replacement: `${react18("react-dom")}$1` },
            { find: /^react($|\/)/, replacement: `${react18("react")}$1` },
          ],
        },
        test: {
          name: "react-18",
          include: ["test/react/**/*.test.{ts,tsx}"],
          server: { deps: { inline: [/@testing-library/] } },
        },
      },
    ],
  },
});
