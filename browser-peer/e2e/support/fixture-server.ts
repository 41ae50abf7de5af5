import { fileURLToPath } from "node:url";
import { createServer, type ViteDevServer } from "vite";

/** Serves the pages of `fixtures/`, which use the package's sources as they are. */
export async function serveFixtures(): Promise<ViteDevServer & { readonly origin: string }> {
  const server = await createServer({
    configFile: false,
    root: fileURLToPath(new URL("../fixtures/", import.meta.url)),
    cacheDir: fileURLToPath(new URL("../target/vite/", import.meta.url)),
    logLevel: "error",
    server: {
      host: "127.0.0.1",
      port: 0,
      hmr: false,
      fs: { allow: [fileURLToPath(new URL("../../", import.meta.url))] },
    },
    optimizeDeps: { include: ["cborg", "idb"] },
  });
  await server.listen();
  const address = server.httpServer?.address();
  if (!address || typeof address === "string") {
    throw new Error("the fixtures' server has no port");
  }
  return Object.assign(server, { origin: `http://127.0.0.1:${address.port}` });
}
