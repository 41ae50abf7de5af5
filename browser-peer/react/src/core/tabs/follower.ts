import { MeshError, messageOf } from "../errors.js";
import { after, nothing, type Cancel } from "../flow/after.js";
import { type Deferred, deferred } from "../flow/deferred.js";
import type { Emitter } from "../flow/emitter.js";
import type { Mesh, MeshEvents, MeshSnapshot } from "../mesh.js";
import { messageText } from "../wire/message-text.js";
import { type CallArguments, type CallName, type CallResult, patience } from "./calls.js";
import { unpackError, unpackEvent, unpackResult, unpackSnapshot } from "./packing.js";
import type { Before } from "./repeating.js";
import type { Role } from "./role.js";
import type { TabChannel } from "./tab-channel.js";
import type { TabMessage } from "./tab-message.js";

/** How long a leading tab may take to say that it begins, in milliseconds. */
const ACCEPTED_WITHIN = 20_000;
const MOST_PENDING = 1_000;

/** A call that has no answer yet. */
export interface PendingCall {
  readonly name: CallName;
  readonly args: readonly unknown[];
  readonly answer: Deferred<unknown>;
  /** The leader that was asked; absent when there was none. */
  leader?: string;
  /** What that leader noted before it began; absent when it did not begin, or was not heard. */
  before?: Before;
  timeout: Cancel;
}

/** A tab that shows the member of another tab, and passes on what its user wants. */
export class Follower implements Role {
  readonly #pending = new Map<string, PendingCall>();
  #count = 0;
  #leader: string | undefined;

  constructor(
    private readonly id: string,
    private readonly mesh: Mesh,
    private readonly channel: TabChannel,
    private readonly events: Emitter<MeshEvents>,
    public snapshot: MeshSnapshot,
    private readonly changed: () => void,
  ) {
    channel.post({ type: "hello" });
  }

  call<Name extends CallName>(name: Name, args: CallArguments<Name>): Promise<CallResult<Name>> {
    if (this.#pending.size >= MOST_PENDING) {
      return Promise.reject(
        new MeshError(
          "too-many-calls",
          `${MOST_PENDING} calls wait for the tab that runs the member; wait for their answers`,
        ),
      );
    }
    const call: PendingCall = { name, args, answer: deferred<unknown>(), timeout: nothing };
    const id = `${this.id}/${++this.#count}`;
    this.#pending.set(id, call);
    this.#send(id, call);
    return call.answer.promise as Promise<CallResult<Name>>;
  }

  sendMessage(peerId: string, message: unknown): void {
    const plain: unknown = JSON.parse(messageText(message));
    const state = this.snapshot.peers.get(peerId)?.dataChannelState ?? "closed";
    if (state !== "open") {
      throw new MeshError(
        "not-connected",
        `the data channel to ${peerId} is ${state}; send when it is open, which connect waits for`,
      );
    }
    this.call("sendMessage", [peerId, plain]).catch((error: Error) =>
      this.events.emit("error", { error }),
    );
  }

  heard(message: TabMessage): void {
    switch (message.type) {
      case "leader":
        this.snapshot = unpackSnapshot(message.snapshot);
        this.#follow(message.leader);
        return this.changed();
      case "event":
        return this.events.emit(message.name, unpackEvent(message.name, message.data, this.mesh));
      case "accepted": {
        const call = this.#pending.get(message.id);
        if (call) {
          call.before = message.before;
          this.#wait(message.id, call, patience(call.name));
        }
        return;
      }
      case "result":
        return this.#settle(message.id, (call) =>
          call.answer.resolve(unpackResult(call.name, message.value, this.mesh)),
        );
      case "failure":
        return this.#settle(message.id, (call) => call.answer.reject(unpackError(message.error)));
      default:
    }
  }

  /** Hands over what has no answer yet, to whoever leads now. */
  takePending(): readonly PendingCall[] {
    const calls = [...this.#pending.values()];
    calls.forEach((call) => call.timeout());
    this.#pending.clear();
    return calls;
  }

  end(): Promise<void> {
    for (const { answer } of this.takePending()) {
      answer.reject(new MeshError("stopped", "the member was stopped in this tab"));
    }
    return Promise.resolve();
  }

  #follow(leader: string): void {
    if (leader !== this.#leader) {
      this.#leader = leader;
      this.#pending.forEach((call, id) => this.#send(id, call));
    }
  }

  #send(id: string, call: PendingCall): void {
    this.#wait(id, call, ACCEPTED_WITHIN);
    const leader = this.#leader;
    if (leader === undefined) {
      return;
    }
    const again = call.leader !== undefined && call.leader !== leader;
    call.leader = leader;
    try {
      this.channel.post({
        type: "call",
        id,
        leader,
        name: call.name,
        args: call.args,
        ...(again ? { again: call.before === undefined ? {} : { before: call.before } } : {}),
      });
    } catch (cause) {
      const error = new MeshError(
        "invalid-field",
        `${call.name}: plain values expected, which can be passed to the tab that runs the member:` +
          ` ${messageOf(cause)}`,
        { cause },
      );
      this.#settle(id, ({ answer }) => answer.reject(error));
    }
  }

  #wait(id: string, call: PendingCall, patience: number): void {
    call.timeout();
    call.timeout = after(patience, () =>
      this.#settle(id, ({ answer, name }) =>
        answer.reject(
          new MeshError(
            "tab-silent",
            `${name}: the tab that runs the member did not answer in ${patience / 1_000} s; look at` +
              " that tab, or close it: then another one takes over",
          ),
        ),
      ),
    );
  }

  #settle(id: string, how: (call: PendingCall) => void): void {
    const call = this.#pending.get(id);
    if (call) {
      call.timeout();
      this.#pending.delete(id);
      how(call);
    }
  }
}
