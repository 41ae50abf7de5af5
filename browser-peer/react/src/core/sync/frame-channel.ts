import type { PeerChannel } from "../session/peer-channel.js";
import type { RemotePeer } from "../session/remote-peer.js";
import { decodeFrame, encodeFrame } from "../wire/frame-codec.js";
import { Fragments, split } from "../wire/fragments.js";
import { type Frame, MOST_TEXT } from "../wire/frame.js";

/** How long the last word may take, in milliseconds. */
const LAST_WORD = 1_000;

/** A peer's channel, spoken in frames instead of messages. */
export class FrameChannel {
  constructor(private readonly channel: PeerChannel) {}

  /** Who is at the other end. */
  get remote(): RemotePeer {
    return this.channel.remote;
  }

  /** What the other side says, in order, for one reader; fails on bytes that are no frame. */
  async *frames(): AsyncGenerator<Frame, void> {
    const fragments = new Fragments();
    for await (const message of this.channel.messages()) {
      const frame = fragments.add(message);
      if (frame) {
        yield await decodeFrame(frame);
      }
    }
  }

  /** Done when the frame was handed to the network; frames go out in the order of the calls. */
  async send(frame: Frame): Promise<void> {
    await this.channel.send(split(encodeFrame(frame)));
  }

  /** Says why, and closes. */
  async close(reason: string): Promise<void> {
    const bye = this.send({ type: "bye", reason: cut(reason) }).catch(() => undefined);
    await Promise.race([bye, new Promise((resolve) => setTimeout(resolve, LAST_WORD))]);
    this.channel.close(reason);
  }
}

/** As much of it as a frame takes, and no half of a character. */
function cut(reason: string): string {
  return reason.slice(0, MOST_TEXT).replace(/[\ud800-\udbff]$/, "");
}
