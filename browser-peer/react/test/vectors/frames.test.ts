import { describe, expect, test } from "vitest";
import { fromHex, toHex } from "../../src/core/cbor/hex.js";
import { MalformedError } from "../../src/core/cbor/malformed-error.js";
import type { PatternUsage } from "../../src/core/usage/usage-counter.js";
import { UsageCounter } from "../../src/core/usage/usage-counter.js";
import type { Frame } from "../../src/core/wire/frame.js";
import { decodeFrame, encodeFrame } from "../../src/core/wire/frame-codec.js";
import { decodeRevision } from "../../src/core/revision/make-revision.js";
import type { Counters } from "./vectors.js";
import { vectors } from "./vectors.js";

type Fields = Record<string, unknown> & { readonly type: Frame["type"]; readonly cbor: string };

const { frames, refused } = vectors<{
  frames: Fields[];
  refused: { cbor: string; why: string }[];
}>("frames.json");

/** Every type; one that is left out does not compile. */
const TYPES: { readonly [Type in Frame["type"]]: true } = {
  hello: true,
  "heads-request": true,
  heads: true,
  want: true,
  revisions: true,
  credit: true,
  usage: true,
  ping: true,
  pong: true,
  cancel: true,
  bye: true,
  message: true,
};

describe("frames.json", () => {
  test.each(frames)("$type: the bytes decode to the fields", async (vector) => {
    expect(await decodeFrame(fromHex(vector.cbor))).toEqual(await frameOf(vector));
  });

  test.each(frames)("$type: the fields encode to the bytes", async (vector) => {
    expect(toHex(encodeFrame(await frameOf(vector)))).toBe(vector.cbor);
  });

  test.each(refused)("refused: $why", async ({ cbor }) => {
    await expect(decodeFrame(fromHex(cbor))).rejects.toThrow(MalformedError);
  });

  test("all types are there", () => {
    expect([...new Set(frames.map(({ type }) => type))].sort()).toEqual(Object.keys(TYPES).sort());
  });
});

/** A frame as a file lists its fields: `null` for what is absent, bytes in hexadecimal digits. */
async function frameOf({ cbor: _, ...fields }: Fields): Promise<Frame> {
  const frame: Record<string, unknown> = { ...fields };
  if (fields.type === "heads") {
    frame["heads"] = (fields["heads"] as { id: string }[]).map(({ id, ...head }) => ({
      patternId: id,
      ...head,
    }));
  }
  if (fields.type === "heads-request" && fields["mine"] === null) {
    delete frame["mine"];
  }
  if (fields.type === "revisions") {
    const revisions = fields["revisions"] as string[];
    frame["revisions"] = await Promise.all(revisions.map((cbor) => decodeRevision(fromHex(cbor))));
    frame["traces"] ??= [];
  }
  if (fields.type === "usage") {
    frame["usages"] = (fields["usages"] as { id: string; counts: Counters }[]).map(usageOf);
  }
  return frame as unknown as Frame;
}

function usageOf({ id, counts }: { id: string; counts: Counters }): PatternUsage {
  return { patternId: id, counter: UsageCounter.of(counts) };
}
