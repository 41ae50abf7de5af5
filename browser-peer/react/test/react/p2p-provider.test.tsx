import { cleanup, render } from "@testing-library/react";
import { StrictMode, type ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  P2PProvider,
  useMesh,
  useP2P,
  usePatterns,
  type Mesh,
  type P2PConfig,
} from "../../src/index.js";
import { rendered, settled } from "../support/rendered.js";
import { ScriptedMesh } from "../support/scripted-mesh.js";

/** The meshes that were made, each of the configuration beside it. */
const made: { config: P2PConfig; mesh: ScriptedMesh }[] = [];

vi.mock(import("../../src/core/connect-mesh.js"), () => ({
  connectMesh: (config: P2PConfig): Mesh => {
    const mesh = new ScriptedMesh();
    made.push({ config, mesh });
    return mesh;
  },
}));

beforeEach(() => {
  made.length = 0;
});
afterEach(cleanup);

function used(): ScriptedMesh[] {
  return made.map(({ mesh }) => mesh).filter(({ calls }) => calls.length > 0);
}

function callsOf(mesh: ScriptedMesh | undefined): unknown[] {
  return mesh?.calls.map(([name]) => name) ?? [];
}

describe("P2PProvider", () => {
  it("joins when it is told to, and leaves when it goes", async () => {
    const view = render(<P2PProvider config={{ autoConnect: true }} />);
    await settled();
    expect(used().map(callsOf)).toEqual([["start"]]);
    view.unmount();
    await settled();
    expect(used().map(callsOf)).toEqual([["start", "stop"]]);
  });

  it("joins once in strict mode", async () => {
    const view = render(
      <StrictMode>
        <P2PProvider config={{ autoConnect: true }} />
      </StrictMode>,
    );
    await settled();
    expect(used()).toHaveLength(1);
    expect(callsOf(used()[0])).toEqual(["start"]);
    view.unmount();
    await settled();
    expect(callsOf(used()[0]).filter((call) => call === "stop")).toHaveLength(1);
  });

  it("waits for initialize without autoConnect", async () => {
    const joins: (() => Promise<void>)[] = [];
    function Join(): ReactNode {
      joins.push(useP2P().initialize);
      return null;
    }
    render(
      <P2PProvider config={{}}>
        <Join />
      </P2PProvider>,
    );
    await settled();
    expect(used()).toEqual([]);
    await joins[0]?.();
    expect(used().map(callsOf)).toEqual([["start"]]);
  });

  it("joins when autoConnect is switched on", async () => {
    const view = render(<P2PProvider config={{ autoConnect: false }} />);
    view.rerender(<P2PProvider config={{ autoConnect: true }} />);
    await settled();
    expect(made).toHaveLength(1);
    expect(used().map(callsOf)).toEqual([["start"]]);
  });

  it("keeps its mesh while the configuration says the same", async () => {
    const config = (): P2PConfig => ({
      roomId: "team",
      autoConnect: true,
      iceServers: [{ urls: "stun:stun.test" }],
    });
    const view = render(<P2PProvider config={config()} />);
    view.rerender(<P2PProvider config={config()} />);
    view.rerender(<P2PProvider config={{ ...config(), autoSync: true }} />);
    await settled();
    expect(made).toHaveLength(1);
  });

  it("passes on changed settings, without joining anew", async () => {
    const view = render(<P2PProvider config={{ syncInterval: 1_000 }} />);
    view.rerender(<P2PProvider config={{ syncInterval: 1_000 }} />);
    view.rerender(<P2PProvider config={{ syncInterval: 2_000, debug: true }} />);
    await settled();
    expect(made).toHaveLength(1);
    expect(made[0]?.mesh.calls).toEqual([["configure", { syncInterval: 2_000, debug: true }]]);
  });

  it.each([
    ["room", { roomId: "b" }],
    ["server", { signalingUrl: "ws://other" }],
    ["agent", { agentUrl: "http://127.0.0.1:4001" }],
    ["name", { name: "Al" }],
    ["ICE servers", { iceServers: [{ urls: "stun:b" }] }],
  ])("leaves before it joins with another %s", async (_what, change) => {
    const view = render(<P2PProvider config={{ roomId: "a", autoConnect: true }} />);
    await settled();
    let left: () => void = () => undefined;
    const [first] = used();
    if (first !== undefined) {
      first.stopping = new Promise((done) => (left = done));
    }
    view.rerender(<P2PProvider config={{ roomId: "a", autoConnect: true, ...change }} />);
    await settled();
    expect(used().map(callsOf)).toEqual([["start", "stop"]]);
    left();
    await settled();
    expect(used().map(callsOf)).toEqual([["start", "stop"], ["start"]]);
  });

  it("joins with the new mesh although the old one did not stop cleanly", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const view = render(<P2PProvider config={{ roomId: "a", autoConnect: true }} />);
    await settled();
    const [first] = used();
    if (first !== undefined) {
      first.stopping = Promise.reject(new Error("disk full"));
    }
    view.rerender(<P2PProvider config={{ roomId: "b", autoConnect: true }} />);
    await settled();
    expect(used().map(callsOf)).toEqual([["start", "stop"], ["start"]]);
    expect(said).toHaveBeenCalledWith("PatternMesh did not stop cleanly: disk full");
    said.mockRestore();
  });

  it("does not join after it went, although it waited for the mesh before", async () => {
    const view = render(<P2PProvider config={{ roomId: "a", autoConnect: true }} />);
    await settled();
    let left: () => void = () => undefined;
    const [first] = used();
    if (first !== undefined) {
      first.stopping = new Promise((done) => (left = done));
    }
    view.rerender(<P2PProvider config={{ roomId: "b", autoConnect: true }} />);
    await settled();
    view.unmount();
    await settled();
    left();
    await settled();
    expect(made.map(({ mesh }) => callsOf(mesh))).toEqual([["start", "stop"], ["stop"]]);
  });

  it("shows why it could not join where the mesh itself cannot say", async () => {
    const mesh = new ScriptedMesh();
    const error = new Error("a page at http://team.test gets no keys");
    mesh.starting = Promise.reject(error);
    const hook = rendered(mesh, () => ({ ...useP2P(), ...usePatterns() }));
    await settled(
      () =>
        void hook
          .now()
          .initialize()
          .catch(() => undefined),
    );
    expect(hook.now().error).toBe(error);
    mesh.starting = Promise.resolve();
    await settled(() => void hook.now().initialize());
    expect(hook.now()).toMatchObject({ error: null, loading: true });
  });

  it("neither starts nor stops a mesh that it is given", async () => {
    const mesh = new ScriptedMesh();
    const seen: Mesh[] = [];
    function See(): ReactNode {
      seen.push(useMesh());
      return null;
    }
    const view = render(
      <P2PProvider mesh={mesh}>
        <See />
      </P2PProvider>,
    );
    view.unmount();
    await settled();
    expect(seen[0]).toBe(mesh);
    expect(mesh.calls).toEqual([]);
    expect(made).toEqual([]);
  });

  it("is asked for by name where it is missing", () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
    function Alone(): ReactNode {
      return useP2P().localPeerId;
    }
    expect(() => render(<Alone />)).toThrow(/no <P2PProvider> is around this component/);
    said.mockRestore();
  });
});
