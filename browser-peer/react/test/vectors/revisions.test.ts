import { describe, expect, test } from "vitest";
import { fromHex, toHex } from "../../src/core/cbor/hex.js";
import { MalformedError } from "../../src/core/cbor/malformed-error.js";
import type { PatternContent } from "../../src/core/pattern/shared-pattern.js";
import { decodeRevision, isAuthentic, revisionOf } from "../../src/core/revision/make-revision.js";
import { encodeRevision } from "../../src/core/revision/revision-codec.js";
import { VersionVector } from "../../src/core/revision/version-vector.js";
import type { Counters } from "./vectors.js";
import { vectors } from "./vectors.js";

interface Fields {
  readonly id: string;
  readonly version: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly clock: Counters;
  readonly audience: string[] | null;
  readonly author: string;
  readonly content: PatternContent | null;
}

const { revisions, refused } = vectors<{
  revisions: {
    name: string;
    fields: Fields;
    cbor: string;
    digest: string;
    signature: string;
    valid: boolean;
  }[];
  refused: { cbor: string; why: string }[];
}>("revisions.json");

describe("revisions.json", () => {
  test.each(revisions)("$name: fields encode to the bytes and have the digest", async (vector) => {
    const { fields, signature } = vector;
    const revision = await revisionOf({
      body: {
        patternId: fields.id,
        version: fields.version,
        createdAt: fields.createdAt,
        updatedAt: fields.updatedAt,
        clock: VersionVector.of(fields.clock),
        audience: fields.audience ?? "room",
        author: fromHex(fields.author),
        ...(fields.content && { content: fields.content }),
      },
      signature: fromHex(signature),
    });
    expect(toHex(revision.encoded)).toBe(vector.cbor);
    expect(toHex(encodeRevision(revision))).toBe(vector.cbor);
    expect(revision.digest).toBe(vector.digest);
    expect(await isAuthentic(revision)).toBe(vector.valid);
  });

  test.each(revisions)("$name: the bytes decode to the fields", async (vector) => {
    const revision = await decodeRevision(fromHex(vector.cbor));
    const { body } = revision;
    expect({
      id: body.patternId,
      version: body.version,
      createdAt: body.createdAt,
      updatedAt: body.updatedAt,
      clock: [...body.clock.counters],
      audience: body.audience === "room" ? null : body.audience,
      author: toHex(body.author),
      content: body.content ?? null,
    }).toEqual(vector.fields);
    expect(toHex(revision.signature)).toBe(vector.signature);
    expect(revision.digest).toBe(vector.digest);
  });

  test.each(refused)("refused: $why", async ({ cbor }) => {
    await expect(decodeRevision(fromHex(cbor))).rejects.toThrow(MalformedError);
  });
});
