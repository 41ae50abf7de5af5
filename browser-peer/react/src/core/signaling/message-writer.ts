import type { PeerMessage } from "./room-message.js";

/** From messages to the server's JSON. */
export class MessageWriter {
  #count = 0;

  constructor(
    private readonly self: string,
    private readonly room: string,
  ) {}

  join(publicKey: string, name: string, proof: string, token: string | undefined): string {
    const payload = { publicKey, name, proof, ...(token === undefined ? {} : { token }) };
    return JSON.stringify(this.#envelope("join_room", payload));
  }

  leave(reason: string): string {
    return JSON.stringify(this.#envelope("leave_room", { reason }));
  }

  ping(): string {
    return JSON.stringify(this.#envelope("ping", { timestamp: Date.now() }));
  }

  /** The echo of a ping: its id and payload. */
  pong(id: unknown, payload: unknown): string {
    return JSON.stringify({ ...this.#envelope("pong", payload), id });
  }

  relayed(to: string, message: PeerMessage): string {
    const [type, payload] = written(message);
    return JSON.stringify({
      ...this.#envelope(type, { session: message.session, ...payload }),
      to,
    });
  }

  #envelope(type: string, payload: unknown): Record<string, unknown> {
    return {
      type,
      id: `${this.self.slice(0, 8)}-${++this.#count}`,
      from: this.self,
      roomId: this.room,
      timestamp: Date.now(),
      payload,
    };
  }
}

function written(message: PeerMessage): [type: string, payload: object] {
  switch (message.kind) {
    case "offer":
    case "answer":
      return [message.kind, { sdp: message.sdp, proof: message.proof }];
    case "request":
      return ["offer", { request: true, proof: message.proof }];
    case "refusal":
      return ["answer", { refused: true, reason: message.reason }];
    case "way":
      return ["ice_candidate", message.candidate];
  }
}
