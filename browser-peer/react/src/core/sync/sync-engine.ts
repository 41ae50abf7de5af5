import { MeshError, messageOf } from "../errors.js";
import type { LibraryChange } from "../library/library.js";
import type { SyncResult } from "../mesh.js";
import type { PeerChannel } from "../session/peer-channel.js";
import { FrameChannel } from "./frame-channel.js";
import type { SyncContext } from "./sync-context.js";
import { SyncSession } from "./sync-session.js";

/** A session for each open channel, and what they add up to. */
export class SyncEngine {
  readonly #sessions = new Map<string, SyncSession>();
  readonly #serving = new Set<Promise<void>>();
  readonly #end = new AbortController();
  readonly #ignore: () => void;

  constructor(private readonly context: SyncContext) {
    this.#ignore = context.library.subscribe((changes) => this.#pass(changes));
  }

  /** Whether a comparison is under way. */
  get syncing(): boolean {
    return [...this.#sessions.values()].some((session) => session.syncing);
  }

  /** Changes that wait to be sent or fetched, over all peers. */
  get pending(): number {
    return [...this.#sessions.values()].reduce((sum, session) => sum + session.pending, 0);
  }

  session(peerId: string): SyncSession | undefined {
    return this.#sessions.get(peerId);
  }

  /** Serves a channel until it ends; never fails. */
  serve(channel: PeerChannel): Promise<void> {
    const serving = this.#serve(channel).finally(() => this.#serving.delete(serving));
    this.#serving.add(serving);
    return serving;
  }

  async #serve(channel: PeerChannel): Promise<void> {
    const frames = new FrameChannel(channel);
    const session = new SyncSession(this.context, frames);
    this.#sessions.set(session.peer, session);
    try {
      await session.run(this.#end.signal);
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(messageOf(thrown));
      this.context.news.ended(session.peer, error);
      await frames.close(error.message);
    } finally {
      if (this.#sessions.get(session.peer) === session) {
        this.#sessions.delete(session.peer);
      }
      this.context.news.changed();
    }
  }

  /** Compares with one peer, or with every connected one, now. */
  async sync(peerId?: string): Promise<readonly SyncResult[]> {
    if (peerId === undefined) {
      return Promise.all([...this.#sessions.values()].map((session) => session.sync()));
    }
    const session = this.#sessions.get(peerId);
    if (!session) {
      throw new MeshError("not-connected", `peer ${peerId} is not connected; connect it first`);
    }
    return [await session.sync()];
  }

  /** Ends every comparison that is under way. */
  cancelSync(): void {
    this.#sessions.forEach((session) => session.cancelSync());
  }

  /** Settings were changed. */
  configured(): void {
    this.#sessions.forEach((session) => session.configured());
  }

  /** Ends all sessions; done when every peer was told, or would not listen. */
  async stop(reason: string): Promise<void> {
    this.#ignore();
    this.#end.abort(new MeshError("stopped", reason));
    await Promise.all(this.#serving);
  }

  /** A revision that loses here may still be the greatest that some peer may hold. */
  #pass(changes: readonly LibraryChange[]): void {
    for (const { patternId, kind, own } of changes) {
      for (const session of this.#sessions.values()) {
        if (kind !== "usage") {
          session.changed(patternId);
        } else if (own) {
          session.used(patternId);
        }
      }
    }
  }
}
