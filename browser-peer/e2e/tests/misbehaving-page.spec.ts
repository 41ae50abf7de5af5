import type { Agent } from "../support/agent.ts";
import { MemberPage } from "../support/member-page.ts";
import { expect, test } from "../support/test.ts";
import { encodeCbor, type Item } from "../../react/src/core/cbor/cbor.ts";
import { split } from "../../react/src/core/wire/fragments.ts";

const ROOM = "misbehaving";

const PATTERN = {
  name: "Login",
  category: "e2e-test",
  framework: "playwright",
  pattern: "await page.goto('/login');",
};

declare global {
  /** The data channels on which this page has sent anything, the latest last. */
  var channels: RTCDataChannel[];
}

const frame = (item: Item): number[] => [...split(encodeCbor(item))[0]!];

/** What no peer says. */
const NONSENSE: readonly (readonly [what: string, message: string | readonly number[]])[] = [
  ["text where bytes are expected", "hello"],
  ["bytes that are no frame", frame([]).slice(0, 1).concat(0xff, 0xff, 0xff)],
  ["a frame of a type that there is not", frame([99, "x"])],
  ["a second hello", frame([1, 1, ROOM, "mallory", 64])],
  ["a frame with a field too many", frame([8, 1, 2])],
  ["heads that are cut short", frame([3, 0, false, true, [["a"]]])],
];

/** Other files have an alice too, with a library of her own. */
const ALICE = { "patternmesh.peer.name": "alice" };

test.describe("a page that misbehaves to an agent", () => {
  let alice: Agent;
  let carla: MemberPage;
  let mallory: MemberPage;
  let aliceId: string;

  test.beforeAll(async ({ browser, origin, services }) => {
    const { signalingUrl } = services;
    alice = await services.startAgent("alice-misbehaving-page", ROOM, ALICE);
    carla = await MemberPage.open(browser, origin, { signalingUrl, roomId: ROOM, name: "carla" });
    await carla.connected("alice");
    const context = await browser.newContext();
    await context.addInitScript(() => {
      globalThis.channels = [];
      const { send } = RTCDataChannel.prototype as { send(data: unknown): void };
      RTCDataChannel.prototype.send = function (data: unknown) {
        if (!globalThis.channels.includes(this)) {
          globalThis.channels.push(this);
        }
        send.call(this, data);
      };
    });
    mallory = await MemberPage.open(context, origin, {
      signalingUrl,
      roomId: ROOM,
      name: "mallory",
    });
    // One channel only, so that it is clear which.
    await mallory.connected("alice", "carla");
    const { localPeerId, peers } = await carla.snapshot();
    aliceId = peers.find(({ name }) => name === "alice")!.id;
    await mallory.page.evaluate((id) => mesh.disconnect(id), localPeerId);
  });

  test.afterAll(async () => {
    await Promise.all([carla, mallory].map((member) => member?.context.close()));
    await alice?.stop();
  });

  for (const [what, message] of NONSENSE) {
    test(`${what}: costs its connection and nothing else`, async () => {
      await mallory.connected("alice");
      const lost = await lossesOf(carla, aliceId);
      const open = (): Promise<number[]> =>
        mallory.page.evaluate(() =>
          globalThis.channels.flatMap(({ readyState }, i) => (readyState === "open" ? [i] : [])),
        );
      await expect.poll(open, "the one channel").toHaveLength(1);
      const nth = (await open())[0]!;
      await mallory.page.evaluate(
        ([at, said]) =>
          globalThis.channels[at]!.send(
            (typeof said === "string" ? said : Uint8Array.from(said)) as string,
          ),
        [nth, message] as const,
      );
      await expect
        .poll(() => mallory.page.evaluate((at) => globalThis.channels[at]!.readyState, nth))
        .toBe("closed");

      const id = `after/${what.replaceAll(" ", "-")}`;
      await alice.put(id, PATTERN);
      await carla.holds(id);
      expect(await lossesOf(carla, aliceId)).toEqual(lost);
      // At once, instead of after the pause that grows with each failure.
      await mallory.connectAll([aliceId]);
      await mallory.holds(id);
    });
  }
});

/** Each time that a member lost its connection to this peer. */
async function lossesOf(member: MemberPage, peerId: string): Promise<readonly unknown[]> {
  const lost = (await member.happened("peer-disconnected")) as readonly { peerId: string }[];
  return lost.filter((event) => event.peerId === peerId);
}
