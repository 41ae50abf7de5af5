import { createServer } from "node:net";

/**
 * Below those from which the system takes the ports of outgoing connections: a port that is free
 * while its service is stopped must still be so when the service comes back.
 */
const FIRST = 20_000;
const LAST = 32_000;

const given = new Set<number>();

/** A port of the loopback interface that nobody uses, and that was not given before. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    if (!given.has(port) && (await isFree(port))) {
      given.add(port);
      return port;
    }
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
