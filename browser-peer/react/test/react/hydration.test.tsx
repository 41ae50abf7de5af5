import { act } from "@testing-library/react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { P2PProvider, useP2P, usePatternSync } from "../../src/index.js";
import { TestAgent } from "../support/test-agent.js";
import { eventually } from "../support/eventually.js";

let agent: TestAgent;

beforeEach(async () => {
  agent = await TestAgent.start();
});
afterEach(() => agent.stop());

function State() {
  const { isInitialized, peers } = useP2P();
  const { status, syncedCount } = usePatternSync();
  return <p>{[isInitialized, peers.size, status, syncedCount].join(" ")}</p>;
}

it("what a server rendered is taken over, then follows the agent", async () => {
  const app = (
    <P2PProvider config={{ agentUrl: agent.url, autoConnect: true }}>
      <State />
    </P2PProvider>
  );
  const root = document.body.appendChild(document.createElement("div"));
  root.innerHTML = renderToString(app);
  expect(root.textContent).toBe("false 0 offline 0");
  const differences = vi.fn();
  const hydrated = await act(async () =>
    hydrateRoot(root, app, { onRecoverableError: differences }),
  );
  await eventually(() => expect(root.textContent).toBe("true 1 synced 5"));
  expect(differences).not.toHaveBeenCalled();
  expect(agent.count("GET /api/events")).toBe(1);
  await act(async () => hydrated.unmount());
  await eventually(() => expect(agent.streams).toBe(0));
});
