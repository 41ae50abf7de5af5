import { act, cleanup, render, screen } from "@testing-library/react";
import type { ComponentType } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { P2PProvider } from "../../src/index.js";
import { BOB, TestAgent, pattern } from "../support/test-agent.js";
import { eventually } from "../support/eventually.js";

interface Module {
  readonly default: ComponentType;
}

// Compiled on its own, as an application's; see test/package/package.test.ts.
const APP = "../guide/App.tsx";

let agent: TestAgent;

beforeEach(async () => {
  agent = await TestAgent.start();
});
afterEach(async () => {
  cleanup();
  await eventually(() => expect(agent.streams).toBe(0));
  await agent.stop();
});

describe("the guide's dashboard", () => {
  it("shows the room, its peers, and what they send", async () => {
    agent.replies.set("POST /api/sync", { json: [] });
    const { default: App } = (await import(/* @vite-ignore */ APP)) as Module;
    const view = render(
      <P2PProvider config={{ agentUrl: agent.url, autoConnect: true }}>
        <App />
      </P2PProvider>,
    );
    const shown = (id: string): string | undefined =>
      view.container.querySelector(`#${id}`)?.textContent;
    expect(shown("ready")).toBe("not yet in the room");
    await eventually(() => expect(shown("ready")).toBe("in the room"));
    expect([shown("peers"), shown("waiting"), shown("synced")]).toEqual(["1", "0", "5"]);

    await eventually(() => expect(agent.streams).toBe(1));
    agent.hold(pattern("repo/login.spec.ts"));
    agent.emit("pattern-received", { peerId: BOB, patternId: "repo/login.spec.ts" });
    await eventually(() =>
      expect(screen.getByRole("listitem").textContent).toBe(
        `Pattern repo/login.spec.ts, e2e-test, ${BOB}`,
      ),
    );

    await act(async () => screen.getByRole("button").click());
    await eventually(() => expect(agent.count("POST /api/sync")).toBe(1));
  });
});
