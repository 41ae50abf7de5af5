import { describe, expect, test } from "vitest";
import { fromHex } from "../../src/core/cbor/hex.js";
import { MalformedError } from "../../src/core/cbor/malformed-error.js";
import { digestOf } from "../../src/core/revision/digest.js";
import { Fragments, MESSAGE_BYTES, split } from "../../src/core/wire/fragments.js";
import { vectors } from "./vectors.js";

const { message, frames, refused } = vectors<{
  message: number;
  frames: {
    length: number;
    sha256: string;
    messages: { length: number; first: number; sha256: string }[];
  }[];
  refused: { why: string; message: string }[];
}>("fragments.json");

describe("fragments.json", () => {
  test("the most bytes of a message", () => {
    expect(MESSAGE_BYTES).toBe(message);
  });

  test.each(frames)("a frame of $length bytes is cut and put together", async (vector) => {
    const frame = Uint8Array.from({ length: vector.length }, (_, i) => i % 251);
    expect(await digestOf(frame)).toBe(vector.sha256);
    const messages = split(frame);
    const cut = messages.map(async (part) => ({
      length: part.length,
      first: part[0],
      sha256: await digestOf(part),
    }));
    expect(await Promise.all(cut)).toEqual(vector.messages);
    const whole = assembled(messages);
    expect(whole).toHaveLength(1);
    expect(await digestOf(whole[0]!)).toBe(vector.sha256);
  });

  test.each(refused)("refused: $why", ({ message: hex }) => {
    expect(() => new Fragments().add(fromHex(hex))).toThrow(MalformedError);
  });

  test("a frame that grows beyond its limit is refused", () => {
    const fragments = new Fragments();
    const more = new Uint8Array(MESSAGE_BYTES).fill(1, 0, 1);
    const sendAll = () => {
      for (let i = 0; i < 21; i++) {
        fragments.add(more);
      }
    };
    expect(sendAll).toThrow("frame: at most 1310720 bytes expected");
  });

  test("a frame may come in very small parts", () => {
    const frame = Uint8Array.from({ length: 100_000 }, (_, i) => i % 251);
    const parts = Array.from(frame, (byte, i) => Uint8Array.of(Number(i < frame.length - 1), byte));
    expect(assembled(parts)).toEqual([frame]);
  });

  test("frames follow each other on one channel", () => {
    const frames = [new Uint8Array(70_000).fill(7), new Uint8Array(0), new Uint8Array(3).fill(9)];
    expect(assembled(frames.flatMap(split))).toEqual(frames);
  });
});

function assembled(messages: readonly Uint8Array[]): Uint8Array<ArrayBuffer>[] {
  const fragments = new Fragments();
  return messages.map((part) => fragments.add(part)).filter((frame) => frame !== undefined);
}
