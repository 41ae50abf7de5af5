import { MeshError, messageOf } from "../errors.js";
import type { Emitter } from "../flow/emitter.js";
import type { ConnectionState } from "../mesh.js";
import { Inspection } from "../session/inspection.js";
import type { PeerChannel } from "../session/peer-channel.js";
import { newSession } from "../session/proofs.js";
import type { RemotePeer } from "../session/remote-peer.js";
import { Session, type SessionListener } from "../session/session.js";
import type { Terms } from "../session/terms.js";
import type { PeerMessage } from "../signaling/room-message.js";
import type { RoomEvents } from "./room-event.js";
import { Tries } from "./tries.js";
import { Voice } from "./voice.js";
import { Waiters } from "./waiters.js";

const BY_USER = "disconnected by the user";

/**
 * The way to one peer, kept open: at most one open session, and at most one attempt at another. A
 * new session takes an old one's place only when it is open, so neither a peer that comes back nor
 * a replayed offer can end a channel that works.
 */
export class Link implements SessionListener {
  readonly #voice: Voice;
  readonly #inspection: Inspection;
  readonly #waiters: Waiters;
  readonly #tries = new Tries();
  readonly #offers: boolean;
  #present = false;
  #attempt: Session | undefined;
  #open: Session | undefined;
  #requested: string | undefined;
  #error: MeshError | undefined;
  #lastConnection: ConnectionState = "new";

  constructor(
    private readonly terms: Terms,
    private readonly events: Emitter<RoomEvents>,
    public remote: RemotePeer,
    private unwanted: boolean,
  ) {
    this.#voice = new Voice(terms, remote.id);
    this.#inspection = new Inspection(terms.proofs);
    this.#waiters = new Waiters(remote.id);
    this.#offers = terms.proofs.self > remote.id;
  }

  get present(): boolean {
    return this.#present;
  }

  get disconnectedByUser(): boolean {
    return this.unwanted;
  }

  /** Why there is no channel, or what last went wrong; none once a channel is open. */
  get error(): MeshError | undefined {
    return this.#error;
  }

  /** The open one, or else the attempt at one. */
  get session(): Session | undefined {
    return this.#open ?? this.#attempt;
  }

  get channel(): PeerChannel | undefined {
    return this.#open?.channel;
  }

  get connectionState(): ConnectionState {
    return this.session?.connectionState ?? this.#lastConnection;
  }

  /** Whether there is nothing to remember. */
  get idle(): boolean {
    return !this.#present && !this.#open && !this.#attempt && !this.unwanted;
  }

  /** The server says that the peer is in the room. */
  seen(announced: RemotePeer): void {
    this.remote = announced;
    this.#present = true;
    this.changed();
    if (this.#missing && !this.#offers) {
      this.#tries.after(this.#tries.times.patience, () => this.#retry());
    } else if (this.#missing) {
      this.#offer();
    }
  }

  /** The server says that it left. A channel that is open lives on. */
  gone(reason: string): void {
    if (this.#present) {
      this.#present = false;
      this.#tries.cancel();
      this.#waiters.failed(`it left the room: ${reason}`);
      this.changed();
    }
  }

  get #missing(): boolean {
    const quiet = !this.#open && !this.#attempt;
    return this.#present && !this.unwanted && quiet && this.terms.relay.joined;
  }

  #retry(): void {
    if (this.#missing && this.#offers) {
      this.#offer();
    } else if (this.#missing) {
      this.#requested = this.#voice.request();
      this.#tries.after(this.#tries.nextPatiently(), () => this.#retry());
    }
  }

  #offer(): void {
    this.#begin(newSession()).offer();
  }

  #begin(session: string): Session {
    this.#tries.cancel();
    const made = new Session(this.terms, this.remote, session, this);
    this.#attempt = made;
    this.changed();
    return made;
  }

  /** Something the peer sent, as far as the server can be believed. */
  async received(message: PeerMessage): Promise<void> {
    switch (message.kind) {
      case "offer":
        return this.#offered(message);
      case "request":
        return this.#askedToOffer(message);
      case "answer":
        return this.#named(message.session)?.accept(message);
      case "refusal":
        return this.#turnedDown(message.session, message.reason);
      case "way":
        this.#named(message.session)?.add(message.candidate);
    }
  }

  #named(session: string): Session | undefined {
    return [this.#attempt, this.#open].find((one) => one?.id === session);
  }

  async #offered(offer: PeerMessage & { kind: "offer" }): Promise<void> {
    const description = await this.#inspected(offer.session, () =>
      this.#inspection.offer(this.remote, offer),
    );
    if (description) {
      const old = this.#attempt;
      const made = this.#begin(offer.session);
      old?.close("the peer made a newer offer");
      made.answer(description);
    }
  }

  async #askedToOffer(request: PeerMessage & { kind: "request" }): Promise<void> {
    const granted = await this.#inspected(request.session, async () => {
      await this.#inspection.request(this.remote, request);
      return true;
    });
    if (granted && !this.#attempt) {
      this.#offer();
    }
  }

  async #inspected<T>(session: string, inspect: () => Promise<T>): Promise<T | undefined> {
    try {
      const found = this.unwanted ? undefined : await inspect();
      if (this.unwanted) {
        this.#voice.refuse(session, BY_USER);
        return undefined;
      }
      return found;
    } catch (thrown) {
      this.report(messageOf(thrown));
      this.#voice.refuse(session, messageOf(thrown));
      return undefined;
    }
  }

  /** Somebody's mistake or malice. */
  report(reason: string): void {
    this.#error = new MeshError("peer-refused", reason);
    this.events.emit("peer-refused", { peerId: this.remote.id, reason });
    this.changed();
  }

  #turnedDown(session: string, said: string): void {
    const reason = `the peer refused: ${said}`;
    if (this.#attempt?.id === session) {
      this.#attempt.close(reason);
      this.#tries.after(this.#tries.times.cap, () => this.#retry());
    } else if (this.#requested === session) {
      this.#requested = undefined;
      this.#error = new MeshError("peer-refuses", reason);
      this.#waiters.failed(reason, "peer-refuses");
      this.#tries.after(this.#tries.times.cap, () => this.#retry());
      this.changed();
    }
  }

  opened(session: Session, channel: PeerChannel): void {
    const old = this.#open;
    this.#attempt = undefined;
    this.#open = session;
    this.#tries.opened();
    this.#tries.cancel();
    this.#error = undefined;
    if (old) {
      old.close("a newer session with the peer took its place");
      const reason = "replaced by a newer session";
      this.events.emit("peer-disconnected", { peerId: this.remote.id, reason });
    }
    this.changed();
    this.events.emit("peer-connected", { peerId: this.remote.id, name: this.remote.name });
    this.events.emit("opened", { channel });
    this.#waiters.opened();
  }

  ended(session: Session, error: MeshError): void {
    if (this.#attempt === session) {
      this.#attempt = undefined;
      this.#lastConnection = "failed";
      this.#error = error;
      this.#waiters.failed(error.message, error.code);
      this.#tries.after(this.#tries.next(), () => this.#retry());
    } else if (this.#open === session) {
      this.#open = undefined;
      this.#lastConnection = "disconnected";
      this.#error = error;
      this.events.emit("peer-disconnected", { peerId: this.remote.id, reason: error.message });
      this.#tries.ended();
      const wait = this.#offers ? this.#tries.next() : this.#tries.nextPatiently();
      this.#tries.after(wait, () => this.#retry());
    }
    this.changed();
  }

  refused(session: Session, reason: string): void {
    this.report(reason);
    this.#voice.refuse(session.id, reason);
  }

  /** Connects now, and lifts an earlier {@link disconnect}. */
  connect(): Promise<void> {
    this.unwanted = false;
    this.changed();
    if (this.#open) {
      return Promise.resolve();
    }
    const connected = this.#waiters.add();
    if (!this.#present || !this.terms.relay.joined) {
      this.#waiters.failed(
        this.#present
          ? "the signaling server is away; it is connected once that is back"
          : "it is not in the room at the moment; is it running?",
      );
    } else if (!this.#attempt && this.#offers) {
      this.#offer();
    } else if (!this.#attempt) {
      this.#requested = this.#voice.request();
      this.#tries.after(this.#tries.times.patience, () => this.#retry());
      this.#waiters.failAfter(
        this.terms.connectTimeout,
        "it was asked for an offer and made none",
        () => !this.#attempt,
      );
    }
    return connected;
  }

  /** Stays away from this peer, and refuses its offers, until {@link connect}. */
  disconnect(): void {
    this.unwanted = true;
    this.#waiters.failed(BY_USER);
    this.end(BY_USER);
    this.#error = undefined;
    this.changed();
  }

  /** Ends what there is, without making anything new. */
  end(reason: string): void {
    [this.#attempt, this.#open].forEach((session) => session?.close(reason));
    this.#tries.cancel();
    this.#waiters.failed(reason);
  }

  changed(): void {
    this.events.emit("changed", undefined);
  }
}
