import type { Server } from "node:http";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { serveFolder } from "./static-server.ts";

/** A folder for each of Playwright's workers, of which each builds its own. */
const FOLDER = `target/demo-${process.env["TEST_PARALLEL_INDEX"] ?? "0"}`;
const DASHBOARD = fileURLToPath(new URL("../../dashboard/", import.meta.url));

/** Builds the dashboard on its made-up members, and serves it as the product is served. */
export async function serveDemo(): Promise<Server & { readonly origin: string }> {
  await build({ root: DASHBOARD, mode: "demo", logLevel: "error", build: { outDir: FOLDER } });
  return serveFolder(`${DASHBOARD}${FOLDER}`);
}
