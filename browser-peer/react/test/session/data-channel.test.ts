import { expect, test, vi } from "vitest";
import { DataChannel } from "../../src/core/session/data-channel.js";

test.each<[string, unknown, string]>([
  ["text", "hello", "the peer sent text"],
  ["an empty message", new ArrayBuffer(0), "the peer sent an empty message"],
])("a channel that brings %s is closed", (_, data, reason) => {
  const native = { readyState: "connecting" } as RTCDataChannel;
  const closed = vi.fn();
  const listener = { closed, opened: vi.fn(), changed: vi.fn() };
  const channel = new DataChannel(
    { id: "b".repeat(32), name: "ben", publicKey: new Uint8Array(32) },
    native,
    listener,
  );
  native.onmessage?.({ data } as MessageEvent);
  expect(closed).toHaveBeenCalledWith(expect.stringContaining(reason));
  expect(channel.bytesReceived).toBe(0);
});
