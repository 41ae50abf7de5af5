import { cleanup } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  useConflicts,
  useMeshSelector,
  usePattern,
  usePatternActions,
  usePatternFacets,
  usePatterns,
  useResolve,
  type Conflict,
  type PatternQuery,
  type PatternResult,
  type PatternsResult,
} from "../../src/index.js";
import { rendered, settled } from "../support/rendered.js";
import { ScriptedMesh, held, peerInfo, peersOf } from "../support/scripted-mesh.js";

let mesh: ScriptedMesh;

beforeEach(() => {
  mesh = new ScriptedMesh();
});
afterEach(cleanup);

function searches(): unknown[][] {
  return mesh.calls.filter(([name]) => name === "search");
}

/** A promise that stays open until it is let go. */
function gate(): { readonly promise: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined;
  const promise = new Promise<void>((done) => (open = done));
  return { promise, open: () => open() };
}

describe("usePatterns", () => {
  const useAll = (query?: PatternQuery): PatternsResult => ({ ...usePatterns(query) });

  it("asks when the library is there, and again when it changed", async () => {
    const hook = rendered(mesh, () => useAll());
    await settled();
    expect(hook.now()).toMatchObject({ patterns: [], total: 0, loading: true, error: null });
    expect(searches()).toEqual([]);
    await settled(() => mesh.hold(held("a")));
    expect(hook.now()).toMatchObject({ patterns: [{ id: "a" }], total: 1, loading: false });
    await settled(() => mesh.hold(held("a"), held("b")));
    expect(hook.now()).toMatchObject({ patterns: [{ id: "a" }, { id: "b" }], total: 2 });
    expect(searches()).toHaveLength(2);
  });

  it("does not ask again while the library stays as it is", async () => {
    mesh.hold(held("a"));
    const hook = rendered(mesh, () => useAll());
    await settled();
    await settled(() => mesh.set({ peers: peersOf(peerInfo("a")) }));
    hook.rerender(undefined);
    await settled();
    expect(searches()).toHaveLength(1);
  });

  it("keeps the last page until the next one is there", async () => {
    mesh.hold(held("a"), held("b"));
    const hook = rendered<PatternQuery, PatternsResult>(mesh, useAll, { q: "Pattern a" });
    await settled();
    const next = gate();
    mesh.gate = next.promise;
    hook.rerender({ q: "Pattern b" });
    await settled();
    expect(hook.now()).toMatchObject({ patterns: [{ id: "a" }], loading: true });
    await settled(next.open);
    expect(hook.now()).toMatchObject({ patterns: [{ id: "b" }], loading: false });
  });

  it("asks once more for many changes during one question", async () => {
    const first = gate();
    mesh.gate = first.promise;
    mesh.hold(held("a"));
    const hook = rendered(mesh, () => useAll());
    await settled(() => {
      for (let i = 0; i < 20; i++) {
        mesh.hold(held("a"), held(`b${i}`));
      }
    });
    await settled(first.open);
    expect(hook.now().patterns.map(({ id }) => id)).toEqual(["a", "b19"]);
    expect(searches()).toHaveLength(2);
  });

  it("keeps patterns that did not change, and renders only for what was read", async () => {
    const [a, b] = [held("a"), held("b")];
    mesh.hold(a, b);
    const hook = rendered(mesh, () => usePatterns().patterns);
    await settled();
    const before = hook.now();
    const count = hook.all.length;
    await settled(() => mesh.hold({ ...a }, { ...b }));
    expect(searches()).toHaveLength(2);
    expect(hook.all).toHaveLength(count);
    await settled(() => mesh.hold({ ...a }, { ...b, name: "New" }));
    expect(hook.now()[0]).toBe(before[0]);
    expect(hook.now()[1]?.name).toBe("New");
  });

  it("says what went wrong, keeps the page, and recovers", async () => {
    mesh.hold(held("a"));
    const hook = rendered(mesh, () => useAll());
    await settled();
    mesh.searchError = new Error("no registry");
    await settled(() => mesh.hold(held("b")));
    expect(hook.now()).toMatchObject({ patterns: [{ id: "a" }], error: mesh.searchError });
    mesh.searchError = undefined;
    await settled(() => hook.now().refresh());
    expect(hook.now()).toMatchObject({ patterns: [{ id: "b" }], error: null });
  });

  it("says why there is no library, and asks again when there is one", async () => {
    mesh.hold(held("a"));
    const hook = rendered(mesh, () => useAll());
    await settled();
    const { library } = mesh.getSnapshot();
    const error = new Error("the agent is away");
    await settled(() => mesh.set({ library: { ...library, ready: false }, error }));
    expect(hook.now()).toMatchObject({ patterns: [{ id: "a" }], loading: false, error });
    await settled(() => mesh.set({ library, error: null }));
    expect(hook.now()).toMatchObject({ loading: false, error: null });
    expect(searches()).toHaveLength(2);
  });

  it("follows nothing after it went", async () => {
    mesh.hold(held("a"));
    const hook = rendered(mesh, () => useAll());
    await settled();
    hook.unmount();
    expect(mesh.listeners).toBe(0);
    await settled(() => mesh.hold(held("b")));
    expect(searches()).toHaveLength(1);
  });
});

describe("usePattern", () => {
  it("shows one pattern, and none while another is read", async () => {
    mesh.hold(held("a"), held("b"));
    const hook = rendered<string, PatternResult>(mesh, (id) => ({ ...usePattern(id) }), "a");
    await settled();
    expect(hook.now()).toMatchObject({ pattern: { id: "a" }, loading: false });
    hook.rerender("b");
    expect(hook.now()).toMatchObject({ pattern: undefined, loading: true });
    await settled();
    expect(hook.now().pattern?.id).toBe("b");
    await settled(() => mesh.hold(held("a")));
    expect(hook.now()).toMatchObject({ pattern: undefined, loading: false });
  });
});

describe("usePatternFacets", () => {
  it("has none where the library cannot count", async () => {
    mesh.hold(held("a"));
    const hook = rendered(mesh, () => ({ ...usePatternFacets() }));
    await settled();
    expect(hook.now()).toMatchObject({ facets: undefined, loading: false, error: null });
  });
});

describe("useConflicts", () => {
  it("lists what is open", async () => {
    mesh.open = [{ patternId: "a" } as Conflict];
    mesh.hold(held("a"));
    const hook = rendered(mesh, () => useConflicts().conflicts);
    await settled();
    expect(hook.now()).toEqual(mesh.open);
  });

  it("goes with a function that settles one", async () => {
    const hook = rendered(mesh, () => useResolve());
    await hook.now()("a", "remote");
    expect(mesh.calls).toEqual([["resolve", "a", "remote"]]);
  });
});

describe("usePatternActions", () => {
  it("acts on the library with functions that stay", async () => {
    const hook = rendered(mesh, () => usePatternActions());
    const actions = hook.now();
    await actions.put("a", { name: "New" }, "00");
    await actions.delete("a", "00");
    await actions.use("a");
    await actions.history("a");
    await actions.restore("a", "00");
    await actions.get("a");
    await actions.share("a", ["bob"]);
    expect(mesh.calls).toEqual([
      ["put", "a", { name: "New" }, "00"],
      ["delete", "a", "00"],
      ["use", "a"],
      ["history", "a"],
      ["restore", "a", "00"],
      ["get", "a"],
      ["share", "a", ["bob"]],
    ]);
    await settled(() => mesh.hold(held("a")));
    expect(hook.all).toHaveLength(1);
    hook.rerender(undefined);
    expect(hook.now()).toBe(actions);
  });
});

describe("useMeshSelector", () => {
  it("renders for its own part only, compared by what it holds", async () => {
    const hook = rendered(mesh, () => useMeshSelector(({ peers }) => [...peers.keys()]));
    await settled(() => mesh.set({ localPeerId: "me" }));
    expect(hook.all).toHaveLength(1);
    await settled(() => mesh.set({ peers: peersOf(peerInfo("a")) }));
    expect(hook.now()).toEqual(["a"]);
  });
});
