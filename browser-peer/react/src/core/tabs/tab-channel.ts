import type { TabMessage } from "./tab-message.js";

/** The tabs of one room in one browser profile hear each other here. */
export class TabChannel {
  readonly #channel: BroadcastChannel;

  constructor(room: string, listener: (message: TabMessage) => void) {
    this.#channel = new BroadcastChannel(`patternmesh/${room}`);
    this.#channel.onmessage = ({ data }: MessageEvent<TabMessage>) => listener(data);
  }

  post(message: TabMessage): void {
    this.#channel.postMessage(message);
  }

  close(): void {
    this.#channel.close();
  }
}
