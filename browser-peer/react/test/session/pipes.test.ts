import { describe, expect, test, vi } from "vitest";
import { Inbox } from "../../src/core/session/inbox.js";
import { Outbox, type Wire } from "../../src/core/session/outbox.js";
import { WaitingWays } from "../../src/core/session/waiting-ways.js";
import { eventually } from "../support/eventually.js";

const bytes = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(length);

/** A wire that holds what it is sent until it is drained. */
class SlowWire implements Wire {
  readonly sent: number[] = [];
  bufferedAmount = 0;
  bufferedAmountLowThreshold = 0;
  onbufferedamountlow: Wire["onbufferedamountlow"] = null;
  readyState: RTCDataChannelState = "open";

  send(message: Uint8Array<ArrayBuffer>): void {
    this.sent.push(message.length);
    this.bufferedAmount += message.length;
  }

  drain(): void {
    this.bufferedAmount = 0;
    this.onbufferedamountlow?.call(this as unknown as RTCDataChannel, new Event("low"));
  }
}

describe("an outbox", () => {
  test("hands over no more than the network buffers, and goes on when there is room", async () => {
    const wire = new SlowWire();
    const outbox = new Outbox("peer", wire);
    const done = vi.fn();
    void outbox.send(Array.from({ length: 40 }, () => bytes(65_536))).then(done);
    expect(wire.sent).toHaveLength(16);
    expect(outbox.waiting).toBe(24 * 65_536);
    wire.drain();
    expect(wire.sent).toHaveLength(32);
    await Promise.resolve();
    expect(done).not.toHaveBeenCalled();
    wire.drain();
    await eventually(() => expect(done).toHaveBeenCalled());
    expect(outbox.sent).toBe(40 * 65_536);
  });

  test("keeps the messages of one frame together", () => {
    const wire = new SlowWire();
    const outbox = new Outbox("peer", wire);
    void outbox.send([bytes(65_536), ...Array.from({ length: 20 }, () => bytes(65_535))]);
    void outbox.send([bytes(1)]);
    wire.drain();
    expect(wire.sent.at(-1)).toBe(1);
    expect(wire.sent.indexOf(1)).toBe(21);
  });

  test("takes no more than 16 MiB, and says so", async () => {
    const outbox = new Outbox("peer", new SlowWire());
    const some = Array.from({ length: 200 }, () => bytes(65_536));
    void outbox.send(some);
    await expect(outbox.send(some)).rejects.toMatchObject({ code: "outbox-full" });
  });

  test("fails what waits when it is closed", async () => {
    const outbox = new Outbox("peer", new SlowWire());
    const waiting = outbox.send(Array.from({ length: 40 }, () => bytes(65_536)));
    outbox.close("the end");
    await expect(waiting).rejects.toThrow("channel to peer peer is closed: the end");
    await expect(outbox.send([bytes(1)])).rejects.toThrow("the end");
  });
});

describe("an inbox", () => {
  test("gives what came in its order, then ends", async () => {
    const inbox = new Inbox(1_000);
    inbox.offer(bytes(3));
    const read: number[] = [];
    const reading = (async () => {
      for await (const message of inbox.messages()) {
        read.push(message.length);
      }
    })();
    inbox.offer(bytes(4));
    await eventually(() => expect(read).toEqual([3, 4]));
    inbox.offer(bytes(5));
    inbox.complete();
    await reading;
    expect(read).toEqual([3, 4, 5]);
    expect(inbox.waiting).toBe(0);
  });

  test("fails its reader when more waits than may", async () => {
    const inbox = new Inbox(10 + 64);
    expect(inbox.offer(bytes(10))).toBe(true);
    expect(inbox.offer(bytes(1))).toBe(false);
    await expect(inbox.messages().next()).rejects.toMatchObject({ code: "inbox-full" });
  });

  test("takes no more small messages than it has room for what holds them", () => {
    const inbox = new Inbox(10 * 64);
    const taken = Array.from({ length: 20 }, () => inbox.offer(bytes(0)));
    expect(taken.indexOf(false)).toBe(10);
  });

  test("keeps its order over thousands", async () => {
    const inbox = new Inbox(1 << 30);
    for (let i = 1; i <= 3_000; i++) {
      inbox.offer(bytes(i));
    }
    inbox.complete();
    let next = 1;
    for await (const message of inbox.messages()) {
      expect(message.length).toBe(next++);
    }
    expect(next).toBe(3_001);
  });
});

describe("candidates that come too early", () => {
  test("wait, and then go on at once", () => {
    const passed: number[] = [];
    const ways = new WaitingWays<number>((way) => passed.push(way));
    ways.add(1);
    expect(passed).toEqual([]);
    ways.release();
    ways.add(2);
    expect(passed).toEqual([1, 2]);
  });

  test("are refused beyond 200", () => {
    const ways = new WaitingWays<number>(() => undefined);
    const taken = Array.from({ length: 201 }, (_, i) => ways.add(i));
    expect(taken.filter((one) => one)).toHaveLength(200);
  });
});
