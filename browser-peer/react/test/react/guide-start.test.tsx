import { act } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { Mesh, P2PConfig } from "../../src/index.js";
import { ScriptedMesh } from "../support/scripted-mesh.js";
import { eventually } from "../support/eventually.js";

const made: { config: P2PConfig; mesh: ScriptedMesh }[] = [];

// The quick start names the usual port, which belongs to users.
vi.mock(import("../../src/core/connect-mesh.js"), () => ({
  connectMesh: (config: P2PConfig): Mesh => {
    const mesh = new ScriptedMesh();
    made.push({ config, mesh });
    return mesh;
  },
}));

const START = "../guide/index.tsx";

it("the guide's quick start shows its dashboard and joins its room", async () => {
  document.body.innerHTML = '<div id="root"></div>';
  await act(async () => {
    await import(/* @vite-ignore */ START);
  });
  await eventually(() => expect(made[0]?.mesh.calls).toEqual([["start"]]));
  expect(made[0]?.config).toMatchObject({
    signalingUrl: "ws://localhost:3002",
    roomId: "my-team",
  });
  await act(async () => made[0]?.mesh.set({ initialized: true }));
  expect(document.querySelector("#ready")?.textContent).toBe("in the room");
});
