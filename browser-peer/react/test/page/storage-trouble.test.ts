import "fake-indexeddb/auto";
import { afterEach, expect, test, vi } from "vitest";
import { MeshError } from "../../src/core/errors.js";
import { passingIdentity } from "../../src/core/identity/stored-identity.js";
import { openLibrary } from "../../src/core/library/open-library.js";
import { PageMesh } from "../../src/core/page/page-mesh.js";
import type { PageParts } from "../../src/core/page/page-parts.js";
import { eventually } from "../support/eventually.js";

/** Nobody answers there; that the library opens is all that is wanted. */
const CONFIG = { signalingUrl: "ws://127.0.0.1:1", roomId: "storage-trouble" };

let mesh: PageMesh | undefined;

afterEach(() => mesh?.stop());

/** A browser that says `error` instead of a key, so often. */
function failing(times: number, error: () => Error): PageParts & { readonly asked: () => number } {
  let asked = 0;
  return {
    asked: () => asked,
    identity: () => (asked++ < times ? Promise.reject(error()) : passingIdentity()),
    library: (identity, roomId, closed) => openLibrary({ identity, roomId, closed }),
  };
}

test("storage that was blocked is tried again by itself", async () => {
  const parts = failing(1, () => new MeshError("storage-blocked", "no data may be kept"));
  mesh = new PageMesh(CONFIG, parts);
  await expect(mesh.start()).rejects.toThrow("no data may be kept");
  const error = (): string | undefined => mesh!.getSnapshot().error?.message;
  await eventually(() => expect(error()).toBe("no data may be kept"));
  await eventually(() => expect(mesh!.getSnapshot().library.ready).toBe(true));
  expect(error()).not.toBe("no data may be kept");
  expect(parts.asked()).toBe(2);
});

test("nothing is tried again once the member was stopped", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const parts = failing(99, () => new MeshError("storage-blocked", "no data may be kept"));
    mesh = new PageMesh(CONFIG, parts);
    await expect(mesh.start()).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(60_000);
    const asked = parts.asked();
    expect(asked).toBeGreaterThan(2);
    await mesh.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(parts.asked()).toBe(asked);
  } finally {
    vi.useRealTimers();
  }
});

test("a page without keys is not tried again: only another address helps", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const parts = failing(9, () => new MeshError("insecure-context", "no keys here"));
    mesh = new PageMesh(CONFIG, parts);
    await expect(mesh.start()).rejects.toThrow("no keys here");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(parts.asked()).toBe(1);
  } finally {
    vi.useRealTimers();
  }
});

test("a library is closed again when the member cannot be made of the configuration", async () => {
  const close = vi.fn();
  const config = { ...CONFIG, iceServers: {} as unknown as RTCIceServer[] };
  mesh = new PageMesh(config, {
    identity: () => passingIdentity(),
    library: async (identity, roomId) => {
      const library = await openLibrary({ identity, roomId });
      close.mockImplementation(library.close.bind(library));
      return Object.assign(library, { close });
    },
  });
  await expect(mesh.start()).rejects.toThrow();
  expect(close).toHaveBeenCalledOnce();
});
