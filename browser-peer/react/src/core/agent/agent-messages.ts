import { MeshError } from "../errors.js";
import { Mailbox } from "../flow/mailbox.js";
import type { DataChannelState } from "../mesh.js";
import type { AgentHttp } from "./agent-http.js";
import { messageText } from "../wire/message-text.js";
import { peerPath } from "./peers-json.js";

const WAITING = 200;

/** The application's own messages on their way to an agent: one by one, so in their order. */
export class AgentMessages {
  readonly #waiting: Mailbox<{ readonly peerId: string; readonly message: unknown }>;

  /** @param failed hears why one was not sent */
  constructor(http: AgentHttp, failed: (reason: unknown) => void) {
    this.#waiting = new Mailbox(
      WAITING,
      async ({ peerId, message }) => {
        await http.post(peerPath(peerId, "message"), { message });
      },
      failed,
    );
  }

  /** @throws MeshError when it cannot be sent at all, or too many wait */
  send(peerId: string, message: unknown, channel: DataChannelState): void {
    const text = messageText(message);
    if (channel !== "open") {
      throw new MeshError(
        "not-connected",
        `the data channel to ${peerId} is ${channel}; send when it is open, which connect waits for`,
      );
    }
    if (!this.#waiting.post({ peerId, message: JSON.parse(text) })) {
      throw new MeshError(
        "too-many",
        `more than ${WAITING} messages wait to be sent; send fewer, or put more in each`,
      );
    }
  }
}
