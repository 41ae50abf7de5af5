import { after, every, type Cancel } from "../flow/after.js";
import type { Challenge } from "./challenge.js";

/** Signs of life in both directions, at the pace that the server's challenge asks for. */
export class Pulse {
  readonly #beats: Cancel;
  #silence: Cancel;
  #lastHeard = Date.now();

  /** Begins; `lost` is told why when nothing is heard for too long. */
  constructor(
    private readonly challenge: Challenge,
    ping: () => void,
    private readonly lost: (reason: string) => void,
  ) {
    this.#beats = every(challenge.pingInterval, ping);
    this.#silence = after(challenge.silenceTimeout, () => this.#look());
  }

  /** Any message is a sign of life. */
  heard(): void {
    this.#lastHeard = Date.now();
  }

  stop(): void {
    this.#beats();
    this.#silence();
  }

  #look(): void {
    const left = this.#lastHeard + this.challenge.silenceTimeout - Date.now();
    if (left > 0) {
      this.#silence = after(left, () => this.#look());
    } else {
      this.lost(`the server was silent for ${this.challenge.silenceTimeout} ms`);
    }
  }
}
