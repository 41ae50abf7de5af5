import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import type { Identity } from "../../src/core/identity/identity.js";
import { PageMesh } from "../../src/core/page/page-mesh.js";
import type { CallArguments, CallName } from "../../src/core/tabs/calls.js";
import { perform } from "../../src/core/tabs/calls.js";
import { before, repeat } from "../../src/core/tabs/repeating.js";
import { content, freshLibrary, people } from "../library/people.js";

let self: Identity;
let mesh: PageMesh;

beforeEach(async () => {
  vi.stubGlobal("WebSocket", WebSocket);
  [self] = (await people(1)) as [Identity];
  mesh = new PageMesh(
    { signalingUrl: "ws://127.0.0.1:9" },
    {
      identity: () => Promise.resolve(self),
      library: (identity) => freshLibrary(identity, undefined, Date.now),
    },
  );
  await mesh.open();
});

afterEach(async () => {
  await mesh.stop();
  vi.unstubAllGlobals();
});

/** Notes what was so, does it, and lets the answer be lost. */
async function lost<Name extends CallName>(name: Name, args: CallArguments<Name>) {
  const known = await before(mesh, name, args);
  await perform(mesh, name, args);
  return known;
}

describe("a call whose answer was lost", () => {
  test("writes a pattern once", async () => {
    const known = await lost("put", ["a", content()]);
    const held = await repeat(mesh, "put", ["a", content()], known);
    expect(held).toMatchObject({ id: "a", version: 1 });
    expect(await mesh.patterns.history("a")).toHaveLength(1);
  });

  test("edits just the state that it was of, once", async () => {
    const { digest } = await mesh.patterns.put("a", content());
    const edit = ["a", { name: "Better" }, digest] as const;
    const known = await lost("put", [...edit]);
    expect(await repeat(mesh, "put", [...edit], known)).toMatchObject({
      name: "Better",
      version: 2,
    });
  });

  test("deletes once", async () => {
    await mesh.patterns.put("a", content());
    const known = await lost("delete", ["a"]);
    await repeat(mesh, "delete", ["a"], known);
    expect(await mesh.patterns.history("a")).toHaveLength(2);
  });

  test("counts a use once", async () => {
    await mesh.patterns.put("a", content());
    await mesh.patterns.use("a");
    const known = await lost("use", ["a"]);
    expect(await repeat(mesh, "use", ["a"], known)).toBe(2);
    expect((await mesh.patterns.get("a"))?.usageCount).toBe(2);
  });

  test("restores once", async () => {
    const { digest } = await mesh.patterns.put("a", content());
    await mesh.patterns.put("a", { name: "Better" });
    const known = await lost("restore", ["a", digest]);
    expect(await repeat(mesh, "restore", ["a", digest], known)).toMatchObject({
      name: "Retries",
      version: 3,
    });
  });
});

describe("a call that did not reach the library", () => {
  test("is done by who leads next, whether it was begun or not", async () => {
    const put = ["a", content()] as const;
    const known = await before(mesh, "put", put);
    expect(await repeat(mesh, "put", [...put], known)).toMatchObject({ version: 1 });
    const noted = await before(mesh, "use", ["a"]);
    expect(await repeat(mesh, "use", ["a"], noted)).toBe(1);
    expect(await repeat(mesh, "use", ["a"], undefined)).toBe(2);
    await repeat(mesh, "delete", ["a"], undefined);
    expect(await mesh.patterns.get("a")).toBeUndefined();
  });
});
