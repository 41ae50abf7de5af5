import type { Server } from "node:http";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";
import { serveFolder } from "./static-server.ts";

const path = (from: string): string => fileURLToPath(new URL(from, import.meta.url));

/** What the guide's app is written for. */
const GUIDE_URL = "ws://localhost:3002";

/**
 * Builds the app of `react/test/guide/`, as somebody who follows the guide would, for another
 * signaling service, and serves it.
 */
export async function serveGuide(
  signalingUrl: string,
): Promise<Server & { readonly origin: string }> {
  const outDir = path("../target/guide/");
  await build({
    configFile: false,
    root: path("../fixtures/"),
    logLevel: "error",
    plugins: [signalingAt(signalingUrl)],
    resolve: { alias: { "@patternmesh/react": path("../../react/src/index.ts") } },
    oxc: { jsx: { runtime: "automatic" } },
    build: { outDir, emptyOutDir: true, rollupOptions: { input: path("../fixtures/guide.html") } },
  });
  return serveFolder(outDir);
}

function signalingAt(url: string): Plugin {
  return {
    name: "signaling-url",
    enforce: "pre",
    transform: (code, id) => {
      if (!id.endsWith("/guide/index.tsx")) {
        return undefined;
      }
      if (!code.includes(GUIDE_URL)) {
        throw new Error(`${id}: it no longer names ${GUIDE_URL}`);
      }
      return code.replace(GUIDE_URL, url);
    },
  };
}
