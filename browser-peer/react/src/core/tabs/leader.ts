import type { Emitter } from "../flow/emitter.js";
import type { MeshEvents, MeshSnapshot, Unsubscribe } from "../mesh.js";
import type { PageMesh } from "../page/page-mesh.js";
import { type CallArguments, type CallName, type CallResult, perform } from "./calls.js";
import { packError, packEvent, packResult, packSnapshot } from "./packing.js";
import { before, repeat } from "./repeating.js";
import type { Role } from "./role.js";
import type { TabChannel } from "./tab-channel.js";
import type { TabMessage } from "./tab-message.js";

/** Every event, by name. */
const EVENTS: { readonly [E in keyof MeshEvents]: true } = {
  "signaling-changed": true,
  "peer-connected": true,
  "peer-disconnected": true,
  "peer-refused": true,
  "pattern-changed": true,
  "pattern-received": true,
  "revision-refused": true,
  "sync-complete": true,
  "sync-error": true,
  conflict: true,
  "conflict-resolved": true,
  message: true,
  error: true,
};

/** The tab in which the member runs; it serves the others. */
export class Leader implements Role {
  readonly #ignore: Unsubscribe[];
  /** Whether another tab was ever heard of; before that, nobody is told anything. */
  #followed = false;
  #ended = false;

  constructor(
    private readonly id: string,
    readonly mesh: PageMesh,
    private readonly channel: TabChannel | undefined,
    private readonly events: Emitter<MeshEvents>,
    private readonly changed: () => void,
  ) {
    this.#ignore = [
      mesh.subscribe(() => this.#show()),
      ...(Object.keys(EVENTS) as (keyof MeshEvents)[]).map((name) =>
        mesh.on(name, (data) => this.#tell(name, data)),
      ),
    ];
    this.#announce();
  }

  get snapshot(): MeshSnapshot {
    return this.mesh.getSnapshot();
  }

  call<Name extends CallName>(name: Name, args: CallArguments<Name>): Promise<CallResult<Name>> {
    return perform(this.mesh, name, args);
  }

  sendMessage(peerId: string, message: unknown): void {
    this.mesh.sendMessage(peerId, message);
  }

  heard(message: TabMessage): void {
    if (message.type === "hello") {
      this.#followed = true;
      this.#announce();
    } else if (message.type === "call" && message.leader === this.id && !this.#ended) {
      this.#followed = true;
      void this.#serve(message);
    }
  }

  async end(): Promise<void> {
    this.#ended = true;
    this.#ignore.forEach((ignore) => ignore());
    await this.mesh.stop();
  }

  async #serve({ id, name, args, again }: TabMessage & { type: "call" }): Promise<void> {
    const all = args as CallArguments<typeof name>;
    try {
      if (again === undefined) {
        this.channel?.post({ type: "accepted", id, before: await before(this.mesh, name, args) });
      }
      const value =
        again === undefined
          ? await perform(this.mesh, name, all)
          : await repeat(this.mesh, name, all, again.before);
      this.channel?.post({ type: "result", id, value: packResult(name, value) });
    } catch (thrown) {
      // What failed because this tab leaves is asked of the next one that leads.
      if (!this.#ended) {
        this.channel?.post({ type: "failure", id, error: packError(thrown) });
      }
    }
  }

  #show(): void {
    this.changed();
    if (this.#followed) {
      this.#announce();
    }
  }

  #tell<E extends keyof MeshEvents>(name: E, data: MeshEvents[E]): void {
    this.events.emit(name, data);
    if (this.#followed) {
      this.channel?.post({ type: "event", name, data: packEvent(name, data) });
    }
  }

  #announce(): void {
    const snapshot = packSnapshot(this.snapshot);
    this.channel?.post({ type: "leader", leader: this.id, snapshot });
  }
}
