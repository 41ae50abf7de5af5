import type { Mesh } from "@patternmesh/react";
import type { AppScope } from "../app/app-context.js";
import { rtcServer } from "../app/settings.js";
import {
  judgeAgentServers,
  judgeBrowser,
  judgeCandidates,
  judgeChannels,
  judgeClock,
  judgeHealth,
  judgeLatency,
  judgeRoom,
  judgeStorage,
  judgeSync,
  type Greeting,
} from "./judge.js";
import {
  probeBrowser,
  probeCandidates,
  probeGreeting,
  probeHealth,
  probeStorage,
  skewOf,
} from "./probe.js";
import { skip, type Finding } from "./verdict.js";

/** One step; each may use what an earlier one found. */
export interface Step {
  readonly id: string;
  readonly asks: string;
  run(): Promise<Finding>;
}

/** The steps of the guide's troubleshooting, in its order. */
export function stepsFor(mesh: Mesh, { backend, settings }: AppScope): readonly Step[] {
  const agent = backend.backend === "agent";
  const url =
    mesh.getSnapshot().signaling.url ||
    (agent ? "" : settings.signalingUrl || backend.signalingUrl);
  const peers = () => [...mesh.getSnapshot().peers.values()];
  const inAgent = async () => skip("Not needed: the peer runs in the agent.");
  let greeting: Greeting = { kind: "refused" };
  return [
    {
      id: "browser",
      asks: "Can this browser be a peer?",
      run: agent ? inAgent : async () => judgeBrowser(await probeBrowser(), window.location.origin),
    },
    {
      id: "signaling",
      asks: "Does the signaling service answer?",
      run: async () => {
        if (agent && !isLocal(url)) {
          return skip(`The agent asks it at ${url}; a page served by an agent may not.`);
        }
        const [health, hello] = await Promise.all([probeHealth(url), probeGreeting(url)]);
        greeting = hello;
        return judgeHealth(health, hello, url);
      },
    },
    {
      id: "room",
      asks: "Are all in the same room?",
      run: async () => judgeRoom(mesh.getSnapshot()),
    },
    {
      id: "candidates",
      asks: "Are there paths to other networks?",
      run: async () =>
        agent
          ? judgeAgentServers(mesh.getSnapshot())
          : "RTCPeerConnection" in window
            ? judgeCandidates(
                await probeCandidates(
                  serversOf(mesh, settings.iceServers.map(rtcServer)),
                  settings.relayOnly,
                ),
              )
            : skip("Without WebRTC there are none."),
    },
    {
      id: "channels",
      asks: "Are the data channels open?",
      run: async () => judgeChannels(peers()),
    },
    {
      id: "sync",
      asks: "Do patterns travel?",
      run: async () => judgeSync(mesh.getSnapshot()),
    },
    { id: "latency", asks: "Is the way short?", run: async () => judgeLatency(peers()) },
    {
      id: "storage",
      asks: "Is the library safe here?",
      run: agent ? inAgent : async () => judgeStorage(await probeStorage()),
    },
    {
      id: "clock",
      asks: "Is the clock right?",
      run: async () => judgeClock(skewOf(greeting, Date.now())),
    },
  ];
}

/** Those of the settings, and those that the mesh knows besides that need no password. */
function serversOf(mesh: Mesh, own: readonly RTCIceServer[]): readonly RTCIceServer[] {
  const known = new Set(own.flatMap((server) => server.urls));
  const named = mesh
    .getSnapshot()
    .iceServers.map((server) => server.url)
    .filter((url) => url.startsWith("stun") && !known.has(url));
  return [...own, ...named.map((urls) => ({ urls }))];
}

function isLocal(url: string): boolean {
  try {
    const { hostname, host } = new URL(url);
    return /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname) || host === window.location.host;
  } catch {
    return false;
  }
}
