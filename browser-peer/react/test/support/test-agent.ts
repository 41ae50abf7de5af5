import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const ALICE = "aliceaaaaaaaaaaaaaaaaaaaaaaaaaaa";
export const BOB = "bobbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

type Json = Record<string, unknown>;

interface Reply {
  readonly status?: number;
  readonly json?: unknown;
}

/** What a request was. */
export interface Asked {
  /** Such as `GET /api/status`, without the query. */
  readonly what: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly headers: IncomingMessage["headers"];
}

/** A real HTTP server that answers as an agent does, from what a test puts into it. */
export class TestAgent {
  status: Json = joined();
  peers: Json[] = [peer(BOB, "Bob")];
  readonly patterns = new Map<string, Json>();
  conflicts: Json[] = [];
  readonly asked: Asked[] = [];
  readonly replies = new Map<string, Reply>();
  url = "";
  readonly #streams = new Set<ServerResponse>();
  readonly #events: { readonly id: number; readonly text: string }[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  /** Fails where somebody else listens on the port. */
  static async start(port = 0): Promise<TestAgent> {
    const agent = new TestAgent();
    await once(agent.#server.listen(port, "127.0.0.1"), "listening");
    agent.url = `http://127.0.0.1:${(agent.#server.address() as AddressInfo).port}`;
    return agent;
  }

  get streams(): number {
    return this.#streams.size;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  /** The requests so far that were this. */
  count(what: string): number {
    return this.asked.filter((asked) => asked.what === what).length;
  }

  last(what: string): Asked | undefined {
    return this.asked.findLast((asked) => asked.what === what);
  }

  /** The library is another than before. */
  moveLibrary(): void {
    const registry = this.status.registry as Json;
    this.status = {
      ...this.status,
      registry: { ...registry, sequence: Number(registry.sequence) + 1 },
    };
  }

  hold(pattern: Json): void {
    this.patterns.set(String(pattern.id), pattern);
    this.moveLibrary();
  }

  emit(name: string, data: Json): void {
    const id = 1_000 + this.#events.length;
    const text = `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
    this.#events.push({ id, text });
    this.#streams.forEach((stream) => stream.write(text));
  }

  /** Breaks every event stream; events until a reader is back are kept for it. */
  breakStreams(): void {
    this.#streams.forEach((stream) => stream.socket?.destroy());
    this.#streams.clear();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://agent");
    const what = `${request.method} ${decodeURIComponent(url.pathname)}`;
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
    const text = Buffer.concat(chunks).toString();
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Allow-Headers", "*");
    response.setHeader("Access-Control-Allow-Methods", "GET, PUT, POST, DELETE");
    if (request.method === "OPTIONS") {
      response.end();
      return;
    }
    const body: unknown = text === "" ? undefined : JSON.parse(text);
    this.asked.push({ what, query: url.searchParams, body, headers: request.headers });
    if (what === "GET /api/events" && !this.replies.has(what)) {
      this.#stream(request, response);
      return;
    }
    const reply = this.replies.get(what) ?? this.#reply(what, body);
    const status = reply.status ?? 200;
    response.writeHead(status, {
      "Content-Type": status < 400 ? "application/json" : "application/problem+json",
    });
    response.end(reply.json === undefined ? "" : JSON.stringify(reply.json));
  }

  #stream(request: IncomingMessage, response: ServerResponse): void {
    const after = Number(request.headers["last-event-id"] ?? Number.MAX_SAFE_INTEGER);
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    response.write("retry: 50\n\n");
    this.#events.filter(({ id }) => id > after).forEach(({ text }) => response.write(text));
    this.#streams.add(response);
    request.socket.on("close", () => this.#streams.delete(response));
  }

  #reply(what: string, body: unknown): Reply {
    switch (what) {
      case "GET /api/status":
        return { json: this.status };
      case "GET /api/peers":
        return { json: this.peers };
      case "GET /api/conflicts":
        return { json: { items: this.conflicts, total: this.conflicts.length } };
      case "GET /api/patterns":
        return { json: pageOf([...this.patterns.values()]) };
      default:
        return this.#patternReply(what, body);
    }
  }

  #patternReply(what: string, body: unknown): Reply {
    const id = /^[A-Z]+ \/api\/patterns\/(.+)$/.exec(what)?.[1];
    if (id !== undefined && what.startsWith("PUT")) {
      this.hold({ ...pattern(id), ...(body as Json) });
      return { json: this.patterns.get(id) };
    }
    const held = id === undefined ? undefined : this.patterns.get(id);
    return what.startsWith("GET") && held !== undefined
      ? { json: held }
      : problem(404, what.startsWith("GET") ? `no ${id}` : "HTTP 404 Not Found");
  }
}

export function problem(status: number, detail: string): Reply {
  return { status, json: { status, title: "No", detail } };
}

export function pageOf(items: readonly Json[]): Json {
  return { items, total: items.length, page: 0, size: 50 };
}

export function peer(id: string, name: string): Json {
  return {
    id,
    name,
    present: true,
    connectionState: "connected",
    dataChannelState: "open",
    disconnectedByUser: false,
    stats: { latency: 3, bytesReceived: 10, bytesSent: 20 },
  };
}

export function pattern(id: string): Json {
  return {
    id,
    name: `Pattern ${id}`,
    category: "e2e-test",
    framework: "playwright",
    pattern: "test('it', () => {})",
    description: "",
    confidence: 80,
    usageCount: 2,
    version: 3,
    createdAt: "2026-01-01T00:00:00Z",
    updatedAt: "2026-01-02T00:00:00Z",
    sharedBy: BOB,
    digest: "ab".repeat(32),
    audience: "room",
  };
}

export function joined(): Json {
  return {
    peerId: ALICE,
    name: "Alice",
    room: "team",
    signaling: { url: "ws://localhost:3002", state: "joined", attempts: 0, error: null },
    ice: {
      transportPolicy: "all",
      error: null,
      servers: [{ url: "stun:stun.test", source: "settings", state: "unknown", error: null }],
    },
    registry: { reachable: true, library: "one", sequence: 1, patterns: 0, openConflicts: 0 },
    sync: {
      syncing: false,
      lastSyncAt: "2026-01-01T00:00:00Z",
      pendingCount: 0,
      syncedCount: 5,
      sent: 2,
      received: 3,
      conflicts: 0,
      refused: 0,
    },
  };
}
