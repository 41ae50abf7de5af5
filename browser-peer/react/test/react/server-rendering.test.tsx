// @vitest-environment node
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import {
  P2PProvider,
  useConflicts,
  useP2P,
  usePattern,
  usePatternSync,
  usePatterns,
  usePeerConnection,
} from "../../src/index.js";

function Everything() {
  const { isInitialized, peers } = useP2P();
  const { status } = usePatternSync({ syncInterval: 1_000 });
  const { connectionState } = usePeerConnection("a");
  const { patterns, loading } = usePatterns({ q: "log" });
  const { pattern } = usePattern("a");
  const { conflicts } = useConflicts();
  const rest = [connectionState, patterns.length, loading, pattern?.id ?? "none", conflicts.length];
  return <p>{[isInitialized, peers.size, status, ...rest].join(" ")}</p>;
}

describe("on a server", () => {
  it.each([
    ["an agent", { agentUrl: "http://127.0.0.1:1", autoConnect: true }],
    ["a peer in the page", { signalingUrl: "ws://127.0.0.1:1", autoConnect: true }],
  ])("everything renders as it is before it starts, with %s", (_what, config) => {
    expect(typeof window).toBe("undefined");
    const html = renderToString(
      <P2PProvider config={config}>
        <Everything />
      </P2PProvider>,
    );
    expect(html).toContain("false 0 offline new 0 true none 0");
  });
});
