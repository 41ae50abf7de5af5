const MOST_TEXT = 300;

/**
 * What the signaling server last found wrong with what this member sent. It does not say of which
 * message, so it is told with whatever did not come about since.
 */
export class Complaints {
  #last: { readonly text: string; readonly at: number } | undefined;

  note(text: string): void {
    this.#last = { text: text.slice(0, MOST_TEXT), at: performance.now() };
  }

  /** The last one since then, in milliseconds of `performance.now`. */
  since(time: number): string | undefined {
    return this.#last && this.#last.at >= time ? this.#last.text : undefined;
  }
}
