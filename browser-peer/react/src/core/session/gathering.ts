import type { IceRoster } from "./ice-roster.js";
import { iceUrl, type IceUrl } from "./ice-url.js";

const VERDICTS: Readonly<Record<number, string>> = {
  401: "answered 401 Unauthorized: check its username and credential, and that they have not expired",
  441: "answered 441 Wrong Credentials: check its username and credential",
  486: "answered 486 Allocation Quota Reached: raise its quota, or close sessions",
  508: "answered 508 Insufficient Capacity: give it more relay ports",
};

/** What one connection's gathering of candidates (RFC 8445, section 5.1.1) shows of the servers. */
export class Gathering {
  readonly #servers: readonly IceUrl[];
  readonly #heard = new Map<IceUrl, string | undefined>();
  #relayed = false;

  constructor(private readonly roster: IceRoster) {
    this.#servers = roster.servers;
  }

  /** A candidate was found; `url` is the server that gave it, in the browser's spelling. */
  found(url: string | null | undefined): void {
    const server = this.#server(url);
    if (server) {
      this.#heard.set(server, undefined);
      this.#relayed ||= server.relays;
      this.roster.worked(server);
    }
  }

  /** A server gave no candidate. One that gave another, over IPv4 say, still works. */
  failed(url: string, code: number, text: string): void {
    const server = this.#server(url);
    const works = server && this.#heard.has(server) && this.#heard.get(server) === undefined;
    if (server && !works) {
      this.#heard.set(server, this.roster.failed(server, verdict(code, text)));
    }
  }

  /** No more candidates will come; why no connection can come about, when that is certain. */
  complete(): string | undefined {
    if (!this.roster.relaysOnly || this.#relayed) {
      return undefined;
    }
    this.#silent(
      "gave no relay address: check its address, that it runs, and what a firewall lets in",
    );
    return `only relays may be used, and none was found; ${this.#verdicts()}`;
  }

  /** The connection did not come about in time; what to do about it. */
  late(timeout: number): string {
    this.#silent(
      `did not answer within ${timeout} ms: check its address, that it runs, and what a firewall` +
        " lets through",
    );
    if (!this.#servers.some((server) => server.relays)) {
      return "where a firewall or another network is in between, configure a TURN server (iceServers)";
    }
    return this.#verdicts() || "the TURN servers gave relay addresses, so look at the other side";
  }

  #silent(words: string): void {
    this.#servers
      .filter((server) => server.relays && !this.#heard.has(server))
      .forEach((server) => this.#heard.set(server, this.roster.failed(server, words)));
  }

  #verdicts(): string {
    return [...this.#heard.values()].filter((words) => words !== undefined).join("; ");
  }

  #server(spelled: string | null | undefined): IceUrl | undefined {
    const canonical = spelled ? iceUrl(spelled)?.canonical : undefined;
    return this.#servers.find((server) => server.canonical === canonical);
  }
}

function verdict(code: number, text: string): string {
  if (code === 701) {
    return text.includes("lookup")
      ? "was not found: check its host name, and this machine's DNS"
      : "was not reached: check its address, that it runs, and what a firewall lets through";
  }
  return VERDICTS[code] ?? `answered ${code} ${text.slice(0, 100)}`;
}
