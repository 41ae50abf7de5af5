import type { IceServerStatus } from "../mesh.js";
import { type IceUrl, iceUrl, shownUrl } from "./ice-url.js";

/** One address with its credentials. */
interface Server extends IceUrl {
  readonly username?: string;
  readonly credential?: string;
}

interface Read {
  readonly usable: readonly Server[];
  readonly flaws: readonly IceServerStatus[];
}

/**
 * The servers of the configuration and those that the signaling server names, and what connections
 * have shown of each. One bad address costs itself and nothing else.
 */
export class IceRoster {
  readonly #own: Read;
  #announced: Read = { usable: [], flaws: [] };
  readonly #outcomes = new Map<string, Pick<IceServerStatus, "state" | "error">>();

  /** @param changed called when a status did */
  constructor(
    own: readonly RTCIceServer[],
    private readonly policy: RTCIceTransportPolicy,
    private readonly changed: () => void,
  ) {
    this.#own = read("iceServers", own);
  }

  /** The signaling server named these, in place of what it named before. */
  announced(servers: readonly RTCIceServer[]): void {
    const known = new Set(this.#own.usable.map((server) => server.canonical));
    const { usable, flaws } = read("iceServers of the signaling server", servers);
    this.#announced = {
      usable: usable.filter((server) => !known.has(server.canonical)),
      flaws,
    };
    this.changed();
  }

  /** For the next connection. */
  get configuration(): RTCConfiguration {
    return {
      iceServers: this.servers.map(({ text, username, credential }) => ({
        urls: text,
        ...(username === undefined ? {} : { username }),
        ...(credential === undefined ? {} : { credential }),
      })),
      iceTransportPolicy: this.policy,
    };
  }

  get servers(): readonly Server[] {
    return [...this.#own.usable, ...this.#announced.usable];
  }

  get relaysOnly(): boolean {
    return this.policy === "relay";
  }

  /** Why no connection can come about at all, when that is so. */
  get blocked(): string | undefined {
    return this.policy === "relay" && !this.servers.some((server) => server.relays)
      ? "iceTransportPolicy is relay, but there is no usable TURN server; add one to iceServers, or" +
          " to those of the signaling server"
      : undefined;
  }

  /** What is known of every server, those that cannot be used included. */
  get statuses(): readonly IceServerStatus[] {
    return [
      ...this.servers.map((server) => ({
        url: server.text,
        ...(this.#outcomes.get(server.canonical) ?? { state: "unused" as const }),
      })),
      ...this.#own.flaws,
      ...this.#announced.flaws,
    ];
  }

  /** The server gave a candidate. */
  worked(url: IceUrl): void {
    this.#outcomes.set(url.canonical, { state: "working" });
    this.changed();
  }

  /** It gave none; says why in full. */
  failed(url: IceUrl, verdict: string): string {
    const error = `${url.relays ? "TURN" : "STUN"} server ${url.text} ${verdict}`;
    this.#outcomes.set(url.canonical, { state: "failed", error });
    this.changed();
    return error;
  }
}

function read(where: string, servers: readonly RTCIceServer[]): Read {
  const usable: Server[] = [];
  const flaws: IceServerStatus[] = [];
  const flaw = (url: string, problem: string): void => {
    flaws.push({ url: shownUrl(url), state: "failed", error: `${where}: ${problem}; not used` });
  };
  // What an application writes is not always what its type says, such as { url } of long ago.
  servers.forEach((server: Partial<RTCIceServer> | null) => {
    const { urls, username, credential } = server ?? {};
    const texts: readonly unknown[] = Array.isArray(urls) ? urls : [urls];
    for (const text of texts) {
      const url = typeof text === "string" ? iceUrl(text) : undefined;
      if (typeof text !== "string") {
        flaw(
          "",
          "urls: an address such as stun:stun.example.org:3478, or a list of them, expected, got" +
            ` ${text === undefined ? "nothing" : typeof text}`,
        );
      } else if (!url) {
        flaw(
          text,
          "an address such as stun:stun.example.org:3478 or" +
            ` turn:turn.example.org:3478?transport=udp expected, got ${shownUrl(text)}`,
        );
      } else if (url.relays && (!username || !credential)) {
        flaw(text, `${text}: TURN needs a username and a credential; add both`);
      } else {
        usable.push({
          ...url,
          ...(username === undefined ? {} : { username }),
          ...(credential === undefined ? {} : { credential }),
        });
      }
    }
  });
  return { usable, flaws };
}
