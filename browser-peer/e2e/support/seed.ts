import { encodeCbor } from "../../react/src/core/cbor/cbor.ts";
import type { Identity } from "../../react/src/core/identity/identity.ts";
import { passingIdentity } from "../../react/src/core/identity/stored-identity.ts";
import { PatternCategory } from "../../react/src/core/pattern/shared-pattern.ts";
import { signRevision } from "../../react/src/core/revision/make-revision.ts";
import { VersionVector } from "../../react/src/core/revision/version-vector.ts";
import type { Agent } from "./agent.ts";

/** Most revisions of one merge. */
const BATCH = 1_000;

/** How a great library is made up. */
export interface Seed {
  readonly count: number;
  /** Ids are `PREFIX/00000` and so on, names `Pattern 0` and so on. */
  readonly prefix: string;
}

/**
 * Puts patterns of one to two kilobytes, signed by a member who is not here, into an agent's
 * registry as any other member's would come there.
 *
 * @returns how many bytes the revisions have
 */
export async function seed(agent: Agent, { count, prefix }: Seed): Promise<number> {
  const author = await passingIdentity();
  let bytes = 0;
  for (let from = 0; from < count; from += BATCH) {
    const size = Math.min(BATCH, count - from);
    const revisions = await Promise.all(
      Array.from({ length: size }, (_, i) => revisionOf(author, prefix, from + i)),
    );
    bytes += revisions.reduce((sum, revision) => sum + revision.length, 0);
    await merge(agent, revisions);
  }
  return bytes;
}

export function seededId(prefix: string, nth: number): string {
  return `${prefix}/${String(nth).padStart(5, "0")}`;
}

async function revisionOf(author: Identity, prefix: string, nth: number): Promise<Uint8Array> {
  const at = Date.now() - 60_000 - nth;
  const step = `  await expect(page.getByTestId("row-${nth}")).toHaveText("${nth * 7919}");\n`;
  const { encoded } = await signRevision(
    {
      patternId: seededId(prefix, nth),
      version: 1,
      createdAt: at,
      updatedAt: at,
      clock: VersionVector.EMPTY.next(author.peerId, at),
      audience: "room",
      content: {
        name: `Pattern ${nth}`,
        category: nth % 2 === 0 ? PatternCategory.UNIT_TEST : PatternCategory.E2E_TEST,
        framework: ["playwright", "vitest", "junit"][nth % 3]!,
        pattern: `test("case ${nth}", async ({ page }) => {\n${step.repeat(14 + (nth % 14))}});\n`,
        description: `Made up for a test, number ${nth}`,
        confidence: nth % 101,
      },
    },
    author,
  );
  return encoded;
}

/** `[ 1, [ * [ revision, null ] ], [] ]`: no head is expected, and no uses are told. */
async function merge(agent: Agent, revisions: readonly Uint8Array[]): Promise<void> {
  const none = encodeCbor(null);
  const two = Uint8Array.of(0x82);
  const body = Buffer.concat([
    Uint8Array.of(0x83, 0x01),
    arrayOf(revisions.length),
    ...revisions.flatMap((revision) => [two, revision, none]),
    encodeCbor([]),
  ]);
  const answer = await fetch(`${agent.registry.url}/merge`, {
    method: "POST",
    headers: { "content-type": "application/cbor" },
    body,
  });
  if (!answer.ok) {
    throw new Error(`${answer.url}: ${answer.status} ${await answer.text()}`);
  }
}

/** The shortest head of an array. */
function arrayOf(length: number): Uint8Array {
  if (length < 24) {
    return Uint8Array.of(0x80 | length);
  }
  return length < 256
    ? Uint8Array.of(0x98, length)
    : Uint8Array.of(0x99, length >> 8, length & 0xff);
}
