import type { PeerId } from "../identity/peer-id.js";
import { ElementSum, elementOf } from "../reconcile/fingerprint.js";
import type { HeadSummary, SetFingerprint } from "../reconcile/head-summary.js";
import type { HeadIndex } from "./head-index.js";
import { inChunks } from "../flow/in-chunks.js";

/** Digests made before the page gets its turn. */
const CHUNK = 100;
/** Digests of patterns with a limited audience that are kept. */
const MOST_ELEMENTS = 20_000;

/**
 * Fingerprints of what each peer is shown. What the whole room is shown is summed once and kept up
 * as patterns change; only patterns with a limited audience are looked at for each peer.
 */
export class Fingerprints {
  readonly #changed = new Set<string>();
  readonly #limited = new Set<string>();
  readonly #summed = new Map<string, Uint8Array>();
  readonly #elements = new Map<string, Uint8Array>();
  readonly #room = new ElementSum();
  #refreshing: Promise<void> = Promise.resolve();

  constructor(readonly index: HeadIndex) {}

  /** A pattern or its usage is otherwise than before. */
  changed(patternId: string): void {
    this.#changed.add(patternId);
  }

  /** The fingerprint of all that `peer` is shown. */
  async of(peer: PeerId): Promise<SetFingerprint> {
    await (this.#refreshing = this.#refreshing.catch(() => {}).then(() => this.#refresh()));
    const shown = [...this.#limited]
      .map((id) => this.index.shownTo(peer, id))
      .filter((head) => head !== undefined);
    const elements = await inChunks(shown, CHUNK, (head) => this.#element(head));
    const sum = this.#room.copy();
    elements.forEach((element) => sum.add(element));
    return sum.fingerprint();
  }

  async #refresh(): Promise<void> {
    while (this.#changed.size > 0) {
      const ids = [...this.#changed];
      this.#changed.clear();
      await inChunks(ids, CHUNK, (id) => this.#update(id));
    }
  }

  async #update(patternId: string): Promise<void> {
    const visible = this.index.find(patternId)?.visible[0];
    if (!visible) {
      return;
    }
    const isRoom = visible.audience === "room";
    const usage = this.index.usage(patternId).mark;
    const element = isRoom
      ? await elementOf({ patternId, digest: visible.digest, usage })
      : undefined;
    const before = this.#summed.get(patternId);
    this.#summed.delete(patternId);
    this.#limited.delete(patternId);
    if (before) {
      this.#room.remove(before);
    }
    if (element) {
      this.#room.add(element);
      this.#summed.set(patternId, element);
    } else {
      this.#limited.add(patternId);
    }
  }

  async #element(head: HeadSummary): Promise<Uint8Array> {
    const key = `${head.digest}${head.usage}`;
    const known = this.#elements.get(key);
    if (known) {
      return known;
    }
    const fresh = await elementOf(head);
    if (this.#elements.size >= MOST_ELEMENTS) {
      this.#elements.clear();
    }
    this.#elements.set(key, fresh);
    return fresh;
  }
}
