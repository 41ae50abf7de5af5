import { MeshError } from "../errors.js";
import { pause } from "../flow/aborting.js";
import type { FrameChannel } from "./frame-channel.js";
import type { ConversationTimes } from "./sync-settings.js";

/**
 * Asks the other side for a sign of life: a data channel stays open for long after its peer was
 * killed. A ping that cannot be sent, because such a peer takes nothing any more, holds up no later
 * look.
 */
export class Heartbeat {
  #lastSign = performance.now();
  #nonce = 0;
  #asked = new Map<number, number>();
  /** The last round trip, in milliseconds. */
  latency: number | undefined;

  constructor(
    private readonly frames: FrameChannel,
    private readonly times: ConversationTimes,
  ) {}

  /** Something came from the other side. */
  sign(): void {
    this.#lastSign = performance.now();
  }

  /** The other side answered. */
  pong(nonce: number): void {
    const asked = this.#asked.get(nonce);
    if (asked !== undefined) {
      this.latency = performance.now() - asked;
      this.#asked.delete(nonce);
    }
  }

  /** Pings until the signal; fails when nothing is heard for too long. */
  async beat(signal: AbortSignal): Promise<never> {
    while (true) {
      this.#ping();
      const before = performance.now();
      await pause(this.times.heartbeat, signal);
      const now = performance.now();
      // A timer that comes late was held up by a hidden tab or a sleeping machine, and so were the
      // messages that wait: then the next beat looks.
      const onTime = now - before < this.times.heartbeat * 2;
      const silence = now - this.#lastSign;
      if (onTime && silence > (hidden() ? this.times.hiddenSilence : this.times.silence)) {
        throw new MeshError("peer-silent", `no sign of life for ${Math.round(silence)} ms`);
      }
    }
  }

  #ping(): void {
    const nonce = this.#nonce++;
    this.#asked.set(nonce, performance.now());
    this.#asked.delete(nonce - 16);
    this.frames.send({ type: "ping", nonce }).catch(() => undefined);
  }
}

function hidden(): boolean {
  return typeof document !== "undefined" && document.visibilityState === "hidden";
}
