import { MeshError, messageOf } from "../errors.js";
import { Emitter } from "../flow/emitter.js";
import type { RemotePeer } from "../session/remote-peer.js";
import { remotePeer } from "../session/remote-peer.js";
import type { Terms } from "../session/terms.js";
import { refusal } from "../signaling/refusals.js";
import type { AnnouncedPeer, RoomMessage } from "../signaling/room-message.js";
import { Link } from "./link.js";
import type { RoomEvents } from "./room-event.js";

/** Links that are kept; peers announced beyond that are turned away. */
const MOST_PEERS = 2_048;

/** All other members of the room, and the ways to them. */
export class Room {
  readonly events = new Emitter<RoomEvents>();
  readonly #links = new Map<string, Link>();
  readonly #unwanted = new Set<string>();

  constructor(private readonly terms: Terms) {}

  /** Every peer that is present, connected, or disconnected by the user, in the order of ids. */
  get links(): readonly Link[] {
    return [...this.#links.values()]
      .filter((link) => link.present || link.disconnectedByUser || link.channel)
      .sort((a, b) => (a.remote.id < b.remote.id ? -1 : 1));
  }

  /** Takes what the server says; one message after the other. */
  async received(message: RoomMessage): Promise<void> {
    switch (message.kind) {
      case "joined":
        this.terms.ice.announced(message.iceServers);
        return this.#entered(message.peers);
      case "ice-servers":
        return this.terms.ice.announced(message.iceServers);
      case "peer-joined":
        return this.#announced(message.peer);
      case "peer-left":
        this.#links.get(message.peerId)?.gone(message.reason);
        return this.#forgetIdle();
      case "from-peer": {
        const link = this.#links.get(message.peerId);
        return link
          ? link.received(message.message)
          : this.#refuse(
              message.peerId,
              "it sent something without having been announced in this room",
            );
      }
      case "dubious":
        return this.#refuse(message.peerId, message.reason);
      case "error":
        this.terms.complaints.note(refusal(message.code, message.message).message);
    }
  }

  /** Done when the channel is open. */
  async connect(peerId: string): Promise<void> {
    this.#unwanted.delete(peerId);
    const link = this.#links.get(peerId);
    if (!link) {
      throw new MeshError(
        "peer-unknown",
        `peer ${peerId} was not connected: there is no such peer in the room; is it running?`,
      );
    }
    return link.connect();
  }

  /** Holds also for a peer that is not in the room yet. */
  disconnect(peerId: string): void {
    this.#unwanted.add(peerId);
    this.#links.get(peerId)?.disconnect();
  }

  /** Ends all there is. */
  end(reason: string): void {
    this.#links.forEach((link) => link.end(reason));
    this.#links.clear();
  }

  /** In the room, perhaps again: channels that are open stay, what is missing is made. */
  async #entered(peers: readonly AnnouncedPeer[]): Promise<void> {
    const here = new Set(peers.map((peer) => peer.id));
    for (const [id, link] of this.#links) {
      if (!here.has(id)) {
        link.gone("left while the signaling server was away");
      }
    }
    this.#forgetIdle();
    for (const peer of peers) {
      await this.#announced(peer);
    }
  }

  async #announced(announced: AnnouncedPeer): Promise<void> {
    if (announced.id === this.terms.proofs.self) {
      return;
    }
    let peer: RemotePeer;
    try {
      peer = await remotePeer(announced);
    } catch (thrown) {
      this.#refuse(announced.id, messageOf(thrown));
      return;
    }
    const known = this.#links.get(peer.id);
    if (!known && this.#links.size >= MOST_PEERS) {
      this.#refuse(peer.id, `the room has more than ${MOST_PEERS} peers`);
      return;
    }
    const link = known ?? new Link(this.terms, this.events, peer, this.#unwanted.has(peer.id));
    this.#links.set(peer.id, link);
    link.seen(peer);
  }

  #refuse(peerId: string, reason: string): void {
    const link = this.#links.get(peerId);
    if (link) {
      link.report(reason);
    } else {
      this.events.emit("peer-refused", { peerId, reason });
    }
  }

  #forgetIdle(): void {
    for (const [id, link] of this.#links) {
      if (link.idle) {
        this.#links.delete(id);
      }
    }
    this.events.emit("changed", undefined);
  }
}
