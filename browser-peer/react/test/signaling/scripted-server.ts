import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { eventually } from "../support/eventually.js";

/** A message as it stands on the wire. */
export interface WireMessage {
  readonly type: string;
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

export const NONCE = "bm9uY2Utb2YtdGhpcy1zb2NrZXQ";

/** One socket of a member, seen from the server. */
export class Visitor {
  readonly said: WireMessage[] = [];
  closed = false;

  constructor(private readonly socket: WebSocket) {
    socket.on("message", (data) => this.said.push(JSON.parse(String(data)) as WireMessage));
    socket.on("close", () => (this.closed = true));
  }

  say(message: WireMessage): void {
    this.socket.send(JSON.stringify(message));
  }

  raw(text: string): void {
    this.socket.send(text);
  }

  /** Greets; with limits other than usual where a test needs them. */
  challenge(limits: Readonly<Record<string, number>> = {}): void {
    this.say({ type: "challenge", payload: { nonce: NONCE, limits } });
  }

  /** Lets it in. */
  welcome(peers: readonly unknown[] = [], iceServers: readonly unknown[] = []): void {
    this.say({ type: "room_info", payload: { self: {}, peers, iceServers } });
  }

  close(code: number): void {
    this.socket.close(code, "because");
  }

  /** Waits for a message of this type. */
  heard(type: string): Promise<WireMessage> {
    return eventually(() => {
      const found = this.said.find((message) => message.type === type);
      if (!found) {
        throw new Error(`no ${type} among ${this.said.map((each) => each.type).join(", ")}`);
      }
      return found;
    });
  }
}

/** A server that says what a test wants, for what the real one does only when it is pressed. */
export class ScriptedServer {
  readonly visitors: Visitor[] = [];

  private constructor(private readonly server: WebSocketServer) {
    server.on("connection", (socket) => this.visitors.push(new Visitor(socket)));
  }

  static async start(): Promise<ScriptedServer> {
    const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
    await new Promise((resolve) => server.once("listening", resolve));
    return new ScriptedServer(server);
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Waits for the n-th socket, from 1. */
  visitor(n: number): Promise<Visitor> {
    return eventually(() => {
      const found = this.visitors[n - 1];
      if (!found) {
        throw new Error(`${this.visitors.length} sockets so far`);
      }
      return found;
    });
  }

  async stop(): Promise<void> {
    this.server.clients.forEach((socket) => socket.terminate());
    await new Promise((resolve) => this.server.close(resolve));
  }
}
