import { MeshError, messageOf } from "../errors.js";
import { after, nothing } from "../flow/after.js";
import type { ConnectionState, DataChannelState } from "../mesh.js";
import type { Candidate, PeerMessage } from "../signaling/room-message.js";
import { DataChannel, LABEL } from "./data-channel.js";
import { Gathering } from "./gathering.js";
import type { PeerChannel } from "./peer-channel.js";
import type { RemotePeer } from "./remote-peer.js";
import { type SessionDescription, sessionDescription } from "./session-description.js";
import type { Terms } from "./terms.js";
import { WaitingWays } from "./waiting-ways.js";

/** Hears of a session. */
export interface SessionListener {
  /** Its channel is open and both sides are who they said. */
  opened(session: Session, channel: PeerChannel): void;
  /** It ended, before or after opening; told once. */
  ended(session: Session, error: MeshError): void;
  /** What the other side sent was turned away; {@link ended} follows. */
  refused(session: Session, reason: string): void;
  /** Something to show has changed. */
  changed(): void;
}

/**
 * One exchange with one peer under one session id, and the channel that comes of it.
 *
 * ```text
 *   offer() ──► offer sent ──► accept(answer) ─┐
 *                                              ├─► opened ──► ended
 *   answer(offer) ─► answer sent ──────────────┘
 * ```
 *
 * Any step may lead to the end instead; the connect timeout makes sure that one of the two comes.
 */
export class Session {
  readonly #connection: RTCPeerConnection;
  readonly #gathering: Gathering;
  readonly #ways: WaitingWays<Candidate>;
  readonly #ownWays: WaitingWays<Candidate>;
  #channel: DataChannel | undefined;
  #open = false;
  #answered = false;
  #ended = false;
  #timeout = nothing;
  readonly #begun = performance.now();

  constructor(
    private readonly terms: Terms,
    readonly remote: RemotePeer,
    readonly id: string,
    private readonly listener: SessionListener,
  ) {
    this.#gathering = new Gathering(terms.ice);
    this.#connection = new RTCPeerConnection(terms.ice.configuration);
    this.#ways = new WaitingWays((way) => this.#addWay(way));
    this.#ownWays = new WaitingWays(
      (candidate) => void terms.relay.send(remote.id, { kind: "way", session: id, candidate }),
    );
    this.#listen();
  }

  get connection(): RTCPeerConnection {
    return this.#connection;
  }

  get connectionState(): ConnectionState {
    const state = this.#connection.connectionState;
    return state === "closed" ? "disconnected" : state;
  }

  get channelState(): DataChannelState {
    return this.#channel?.state ?? (this.#ended ? "closed" : "connecting");
  }

  /** The channel, once it is open. */
  get channel(): PeerChannel | undefined {
    return this.#open ? this.#channel : undefined;
  }

  /** Makes and sends the offer. */
  offer(): void {
    this.#begin("no offer", async () => {
      this.#attach(this.#connection.createDataChannel(LABEL, { ordered: true }));
      await this.#connection.setLocalDescription(await this.#connection.createOffer());
      await this.#describe("offer");
    });
  }

  /** Takes an offer whose proof was checked, makes and sends the answer. */
  answer(offer: SessionDescription): void {
    this.#answered = true;
    this.#begin("no answer to the offer", async () => {
      await this.#connection.setRemoteDescription({ type: "offer", sdp: offer.text });
      await this.#connection.setLocalDescription(await this.#connection.createAnswer());
      await this.#describe("answer");
      this.#ways.release();
    });
  }

  /** Checks and takes the answer to this session's offer. */
  async accept(answer: PeerMessage & { kind: "answer" }): Promise<void> {
    if (this.#ended || this.#answered) {
      return;
    }
    try {
      const description = sessionDescription(answer.sdp);
      const { proofs } = this.terms;
      await proofs.check("answer", this.remote, this.id, description.fingerprint, answer.proof);
    } catch (thrown) {
      this.#refuse(messageOf(thrown));
      return;
    }
    if (this.#ended || this.#answered) {
      return;
    }
    this.#answered = true;
    try {
      // The browser lets no other certificate than the signed one through from here on.
      await this.#connection.setRemoteDescription({ type: "answer", sdp: answer.sdp });
      this.#ways.release();
    } catch (thrown) {
      this.#end(failure(`the answer was not usable: ${messageOf(thrown)}`), true);
    }
  }

  /** One more way to the other side; kept until it can be used. False when there were too many. */
  add(candidate: Candidate): boolean {
    return this.#ended || this.#ways.add(candidate);
  }

  /** Ends it in good order; messages that came are still read. */
  close(reason: string): void {
    this.#end(new MeshError("session-closed", reason), false);
  }

  #begin(what: string, steps: () => Promise<void>): void {
    const { connectTimeout, ice } = this.terms;
    this.#timeout = after(connectTimeout, () => this.#end(this.#late(), true));
    const { blocked } = ice;
    if (blocked !== undefined) {
      this.#end(failure(blocked), true);
      return;
    }
    steps().catch((thrown: unknown) => this.#end(failure(`${what}: ${messageOf(thrown)}`), true));
  }

  async #describe(kind: "offer" | "answer"): Promise<void> {
    const sdp = this.#connection.localDescription?.sdp ?? "";
    const { fingerprint } = sessionDescription(sdp);
    const proof = await this.terms.proofs.sign(kind, this.remote.id, this.id, fingerprint);
    if (this.#ended) {
      return;
    }
    const unsent = this.terms.relay.send(this.remote.id, { kind, session: this.id, sdp, proof });
    if (unsent === undefined) {
      this.#ownWays.release();
    } else {
      this.#end(failure(`the ${kind} was not sent: ${unsent}`), true);
    }
  }

  #listen(): void {
    const connection = this.#connection;
    connection.onicecandidate = (event) => this.#found(event);
    connection.onicecandidateerror = ({ url, errorCode, errorText }) =>
      this.#gathering.failed(url, errorCode, errorText);
    connection.ondatachannel = ({ channel }) => this.#offered(channel);
    connection.onconnectionstatechange = () => {
      if (connection.connectionState === "failed") {
        const how = this.#gathering.late(this.terms.connectTimeout);
        this.#end(failure(`no network path to the peer works (any more); ${how}`), true);
      }
      this.listener.changed();
    };
  }

  #found({ candidate }: RTCPeerConnectionIceEvent): void {
    if (this.#ended) {
      return;
    }
    if (candidate === null) {
      const certain = this.#gathering.complete();
      if (certain !== undefined && !this.#open) {
        this.#end(failure(certain), true);
      }
    } else if (candidate.candidate !== "") {
      this.#gathering.found((candidate as { readonly url?: string | null }).url);
      this.#ownWays.add({
        candidate: candidate.candidate,
        sdpMid: candidate.sdpMid ?? "0",
        sdpMLineIndex: candidate.sdpMLineIndex ?? 0,
        ...(candidate.usernameFragment === null
          ? {}
          : { usernameFragment: candidate.usernameFragment }),
      });
    }
  }

  #addWay(way: Candidate): void {
    // One that cannot be used, of a host name that resolves nowhere say, leaves the others.
    this.#connection.addIceCandidate(way).catch(() => undefined);
  }

  #offered(native: RTCDataChannel): void {
    if (!this.#channel && DataChannel.fits(native)) {
      this.#attach(native);
    } else {
      native.close();
      this.#end(failure("the peer opened a data channel that is not the one expected"), true);
    }
  }

  #attach(native: RTCDataChannel): void {
    const channel = new DataChannel(this.remote, native, {
      opened: () => this.#opened(channel),
      closed: (reason) => this.close(reason),
      changed: () => this.listener.changed(),
    });
    this.#channel = channel;
  }

  #opened(channel: DataChannel): void {
    if (!this.#ended && !this.#open) {
      this.#timeout();
      this.#open = true;
      this.listener.opened(this, channel);
    }
  }

  #refuse(reason: string): void {
    if (!this.#ended) {
      this.listener.refused(this, reason);
      this.#end(new MeshError("peer-refused", reason), true);
    }
  }

  #late(): MeshError {
    const { connectTimeout, complaints } = this.terms;
    const complaint = complaints.since(this.#begun);
    return new MeshError(
      "no-route",
      `no channel within ${connectTimeout} ms (connection ${this.connectionState}` +
        `${this.#answered ? "" : ", no answer to the offer"}); ` +
        `${complaint === undefined ? "" : `${complaint}; `}${this.#gathering.late(connectTimeout)}`,
    );
  }

  #end(error: MeshError, failed: boolean): void {
    if (this.#ended) {
      return;
    }
    this.#ended = true;
    this.#timeout();
    const closing = this.#channel?.end(error.message, failed) ?? Promise.resolve();
    void closing.then(() => {
      this.#connection.close();
      this.listener.changed();
    });
    this.listener.ended(this, error);
  }
}

function failure(reason: string): MeshError {
  return new MeshError("no-route", reason);
}
