import { describe, expect, test } from "vitest";
import type { Identity } from "../../src/core/identity/identity.js";
import { chainWith, mayHold } from "../../src/core/library/visible-chain.js";
import type { Visible } from "../../src/core/library/visible-chain.js";
import type { Audience } from "../../src/core/pattern/shared-pattern.js";
import { people, revision } from "./people.js";
import { oneOf, random, shuffled } from "./random.js";

describe("the revisions that somebody may be shown as the head", () => {
  test("those are left out whose holders may all hold a greater one", async () => {
    const [alice, bob, carol, dave] = (await people(4)) as [Identity, Identity, Identity, Identity];
    const chain = await chainOf([
      [alice, 5, [bob.peerId]],
      [alice, 4, []],
      [alice, 3, [carol.peerId]],
      [alice, 2, "room"],
      [bob, 1, [dave.peerId]],
    ]);
    expect(chain.map(({ version }) => version)).toEqual([5, 3, 2]);
  });

  test.each([1, 2, 3])("each is shown the greatest that it may hold (seed %i)", async (seed) => {
    const next = random(seed);
    const all = await people(4);
    const audience = (): Audience =>
      next() < 0.2 ? "room" : all.filter(() => next() < 0.3).map(({ peerId }) => peerId);
    const revisions = await Promise.all(
      Array.from({ length: 25 }, (_, i) =>
        revision(oneOf(all, next), { version: i + 1, audience: audience() }),
      ),
    );
    const chain = shuffled(revisions, next).reduce<readonly Visible[]>(chainWith, []);
    for (const { peerId } of all) {
      const greatest = revisions.findLast(({ body, sharedBy }) =>
        mayHold({ audience: body.audience, author: sharedBy }, peerId),
      );
      expect(chain.find((one) => mayHold(one, peerId))?.digest).toBe(greatest?.digest);
    }
  });
});

async function chainOf(
  made: readonly (readonly [Identity, number, Audience])[],
): Promise<readonly Visible[]> {
  const revisions = await Promise.all(
    made.map(([author, version, audience]) => revision(author, { version, audience })),
  );
  return revisions.reverse().reduce<readonly Visible[]>(chainWith, []);
}
