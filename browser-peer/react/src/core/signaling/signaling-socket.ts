import { MeshError, messageOf } from "../errors.js";

/** The largest message taken, in characters; a room_info of a thousand peers has about 200,000. */
const MOST_CHARACTERS = 1 << 20;

/** What may wait to be sent to a server that does not read, in bytes. */
const MOST_UNSENT = 1 << 20;

/** Hears of one socket. */
export interface SocketListener {
  received(text: string): void;
  /** It is over; told once, and not after `close`. */
  closed(code: number, reason: string): void;
}

/** One WebSocket to the server. */
export class SignalingSocket {
  readonly #socket: WebSocket;
  #over = false;

  /** @throws MeshError `signaling-url-invalid` when this page may not open it */
  constructor(url: string, listener: SocketListener) {
    try {
      this.#socket = new WebSocket(url);
    } catch (thrown) {
      throw new MeshError(
        "signaling-url-invalid",
        `signalingUrl: this page may not open ${url}: ${messageOf(thrown)}; a page on https needs wss`,
      );
    }
    this.#socket.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (this.#over) {
        return;
      }
      if (typeof data === "string" && data.length <= MOST_CHARACTERS) {
        listener.received(data);
      } else {
        this.#end(listener, 1009, "the server sent what no member takes");
      }
    };
    // It tells nothing; a close follows.
    this.#socket.onerror = () => undefined;
    this.#socket.onclose = ({ code, reason }) => this.#end(listener, code, reason);
  }

  /** False when the server is gone, or does not read what it is sent. */
  send(text: string): boolean {
    if (this.#socket.readyState !== WebSocket.OPEN || this.#socket.bufferedAmount > MOST_UNSENT) {
      return false;
    }
    this.#socket.send(text);
    return true;
  }

  /** Closes; nothing is told any more. */
  close(): void {
    this.#over = true;
    this.#socket.close();
  }

  #end(listener: SocketListener, code: number, reason: string): void {
    if (!this.#over) {
      this.close();
      listener.closed(code, reason);
    }
  }
}
