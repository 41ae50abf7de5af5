import type { Mesh, MeshEvents, MeshSnapshot } from "@patternmesh/react";
import { shortId } from "../ui/words.js";

/** One line of the event feed. */
export interface Entry {
  readonly id: number;
  readonly at: Date;
  readonly tone: "plain" | "good" | "warm" | "bad";
  /** A sentence, said aloud too where `aloud`. */
  readonly text: string;
  readonly aloud: boolean;
  readonly patternId?: string;
}

/** What travelled in one span of time. */
export interface Span {
  /** When it began, in milliseconds since the epoch. */
  readonly from: number;
  readonly received: number;
  readonly sent: number;
}

/** A pattern on its way along one connection, to be drawn. */
export interface Pulse {
  readonly id: number;
  readonly peerId: string;
  readonly inward: boolean;
}

export interface DiaryPage {
  /** The newest first. */
  readonly entries: readonly Entry[];
  /** The oldest first, without gaps; the last one is running. */
  readonly spans: readonly Span[];
}

export const SPAN_MS = 5_000;
export const SPANS = 60;
const MOST_ENTRIES = 200;

/** Remembers what happened since the page was opened, whichever screen is shown. */
export class Diary {
  private page: DiaryPage;
  private readonly listeners = new Set<() => void>();
  private readonly pulseListeners = new Set<(pulse: Pulse) => void>();
  private readonly unsubscribes: (() => void)[] = [];
  private timer: ReturnType<typeof setInterval> | undefined;
  private ids = 0;
  private seen = { sent: 0, received: 0 };

  constructor(
    private readonly mesh: Mesh,
    private readonly now: () => number = Date.now,
    before: Partial<DiaryPage> = {},
  ) {
    this.page = { entries: before.entries ?? [], spans: before.spans ?? [] };
    this.ids = this.page.entries.length;
  }

  open(): void {
    const { sent, received } = this.mesh.getSnapshot().sync;
    this.seen = { sent, received };
    const on = <E extends keyof MeshEvents>(
      event: E,
      line: (data: MeshEvents[E]) => Omit<Entry, "id" | "at"> | undefined,
    ) =>
      this.unsubscribes.push(
        this.mesh.on(event, (data) => {
          const entry = line(data);
          if (entry !== undefined) {
            this.write(entry);
          }
        }),
      );
    on("signaling-changed", ({ state }) => signalingLine(state));
    on("peer-connected", ({ peerId, name }) => good(`${name || shortId(peerId)} is connected`));
    on("peer-disconnected", ({ peerId, reason }) =>
      aloud("plain", `${this.nameOf(peerId)} is gone: ${reason}`),
    );
    on("peer-refused", ({ peerId, reason }) =>
      aloud("bad", `${this.nameOf(peerId)} was refused: ${reason}`),
    );
    on("pattern-received", ({ pattern, peerId }) => {
      this.pulse({ peerId, inward: true });
      return {
        tone: "plain",
        text: `“${pattern.name}” came from ${this.nameOf(peerId)}`,
        aloud: false,
        patternId: pattern.id,
      };
    });
    on("revision-refused", ({ peerId, reason }) =>
      aloud("bad", `A revision of ${this.nameOf(peerId)} was refused: ${reason}`),
    );
    on("sync-complete", (result) =>
      result.error === undefined && result.sent + result.received > 0
        ? {
            tone: "good",
            text: `In step with ${this.nameOf(result.peerId)}: ${result.received} received, ${result.sent} sent`,
            aloud: false,
          }
        : undefined,
    );
    on("sync-error", ({ peerId, error }) =>
      aloud("bad", `Comparing with ${this.nameOf(peerId)} failed: ${error.message}`),
    );
    on("conflict", (conflict) => ({
      tone: "warm",
      text: `Two edits of “${conflict.local.name}” met`,
      aloud: true,
      patternId: conflict.patternId,
    }));
    on("conflict-resolved", ({ patternId }) => good(`The conflict over ${patternId} is settled`));
    on("error", ({ error }) => aloud("bad", error.message));
    this.unsubscribes.push(this.mesh.subscribe(() => this.measure(this.mesh.getSnapshot())));
    this.timer = setInterval(() => this.advance(), SPAN_MS);
    this.advance();
  }

  close(): void {
    clearInterval(this.timer);
    this.unsubscribes.splice(0).forEach((unsubscribe) => unsubscribe());
  }

  readonly getSnapshot = (): DiaryPage => this.page;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  onPulse(listener: (pulse: Pulse) => void): () => void {
    this.pulseListeners.add(listener);
    return () => this.pulseListeners.delete(listener);
  }

  private write(entry: Omit<Entry, "id" | "at">): void {
    const entries = [{ ...entry, id: ++this.ids, at: new Date(this.now()) }, ...this.page.entries];
    this.turn({ ...this.page, entries: entries.slice(0, MOST_ENTRIES) });
  }

  private measure({ sync, peers }: MeshSnapshot): void {
    const sent = Math.max(0, sync.sent - this.seen.sent);
    const received = Math.max(0, sync.received - this.seen.received);
    this.seen = { sent: sync.sent, received: sync.received };
    if (sent + received === 0) {
      return;
    }
    this.advance();
    const spans = [...this.page.spans];
    const last = spans[spans.length - 1];
    if (last !== undefined) {
      spans[spans.length - 1] = {
        ...last,
        sent: last.sent + sent,
        received: last.received + received,
      };
    }
    this.turn({ ...this.page, spans });
    if (sent > 0) {
      for (const [peerId, peer] of peers) {
        if (peer.dataChannelState === "open") {
          this.pulse({ peerId, inward: false });
        }
      }
    }
  }

  /** Begins the span that it is time for, and the empty ones before it. */
  private advance(): void {
    const current = Math.floor(this.now() / SPAN_MS) * SPAN_MS;
    const spans = [...this.page.spans];
    let from = spans[spans.length - 1]?.from ?? current - SPANS * SPAN_MS;
    from = Math.max(from, current - SPANS * SPAN_MS);
    while (from < current) {
      from += SPAN_MS;
      spans.push({ from, received: 0, sent: 0 });
    }
    if (spans.length !== this.page.spans.length) {
      this.turn({ ...this.page, spans: spans.slice(-SPANS) });
    }
  }

  private pulse(pulse: Omit<Pulse, "id">): void {
    const numbered = { ...pulse, id: ++this.ids };
    this.pulseListeners.forEach((listener) => listener(numbered));
  }

  private nameOf(peerId: string): string {
    return this.mesh.getSnapshot().peers.get(peerId)?.name || shortId(peerId);
  }

  private turn(page: DiaryPage): void {
    this.page = page;
    this.listeners.forEach((listener) => listener());
  }
}

function good(text: string): Omit<Entry, "id" | "at"> {
  return { tone: "good", text, aloud: true };
}

function aloud(tone: Entry["tone"], text: string): Omit<Entry, "id" | "at"> {
  return { tone, text, aloud: true };
}

function signalingLine(state: MeshEvents["signaling-changed"]["state"]) {
  switch (state) {
    case "joined":
      return good("The room is joined");
    case "disconnected":
      return aloud("warm", "The signaling service is out of reach; trying again");
    case "replaced":
      return aloud("bad", "Another program with this key has taken this one's place");
    default:
      return undefined;
  }
}
