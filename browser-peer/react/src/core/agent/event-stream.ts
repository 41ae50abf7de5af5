import { MeshError } from "../errors.js";
import { after, nothing, type Cancel } from "../flow/after.js";
import { BackOff } from "../flow/back-off.js";

/** Takes what an event stream brings. */
export interface EventReader {
  /** The stream is open, for the first time or again. */
  opened(): void;
  event(name: string, data: unknown): void;
  /** The stream broke; it is opened again. */
  broken(): void;
  failed(error: MeshError): void;
}

/** As much of the W3C's EventSource as is needed. */
export type EventSourceFactory = (url: string) => EventSource;

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 15_000;
const CLOSED = 2;

/**
 * The server-sent events of an agent, followed for as long as it is not closed. The browser comes
 * back by itself with the Last-Event-ID after a broken connection; after an answer that is no
 * stream it gives up, and a new stream is opened here, from then on.
 */
export class EventStream {
  readonly #backOff = new BackOff(FIRST_WAIT, LONGEST_WAIT);
  #source: EventSource | undefined;
  #retry: Cancel = nothing;

  constructor(
    private readonly url: string,
    private readonly names: readonly string[],
    private readonly reader: EventReader,
    private readonly create: EventSourceFactory = (address) => new EventSource(address),
  ) {}

  open(): void {
    const source = this.create(this.url);
    this.#source = source;
    source.addEventListener("open", () => {
      this.#backOff.reset();
      this.reader.opened();
    });
    source.addEventListener("error", () => {
      if (this.#source !== source) {
        return;
      }
      this.reader.broken();
      if (source.readyState === CLOSED) {
        this.#retry = after(this.#backOff.next(), () => this.open());
      }
    });
    for (const name of this.names) {
      source.addEventListener(name, (event) => this.#read(name, event));
    }
  }

  close(): void {
    this.#retry();
    this.#source?.close();
    this.#source = undefined;
  }

  #read(name: string, event: Event): void {
    try {
      this.reader.event(name, JSON.parse(String((event as MessageEvent<unknown>).data)));
    } catch (thrown) {
      this.reader.failed(
        thrown instanceof MeshError
          ? thrown
          : new MeshError("unexpected-answer", `event ${name}: JSON expected`, { cause: thrown }),
      );
    }
  }
}
