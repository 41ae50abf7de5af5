import {
  PatternCategory,
  type ConnectionState,
  type DataChannelState,
  type PeerInfo,
} from "@patternmesh/react";
import { ASPECTS, SAMPLES, SUBJECTS } from "./samples.js";
import type { DemoPattern } from "./demo-states.js";

/** What a demo starts with. */
export interface Scene {
  readonly roomId: string;
  readonly self: { readonly id: string; readonly name: string };
  readonly peers: readonly PeerInfo[];
  readonly patterns: readonly DemoPattern[];
  /** Ids of patterns whose last two states are concurrent. */
  readonly conflicts: readonly string[];
  readonly problem?: string;
}

export type SceneName = "full" | "alone" | "empty" | "trouble" | "hostile" | "large";

/** A made-up peer id, the same for the same name. */
export function idOf(name: string): string {
  const letters = "abcdefghijklmnopqrstuvwxyz234567";
  let state = [...name].reduce(
    (sum, c) => Math.imul(sum ^ c.charCodeAt(0), 0x01000193),
    0x811c9dc5,
  );
  return Array.from({ length: 32 }, () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5;
    return letters[(state ^ (state >>> 13)) & 31];
  }).join("");
}

const SELF = { id: idOf("alice"), name: "alice" };

function peer(
  name: string,
  latency: number | undefined,
  pair: readonly [string, string] | undefined,
  state: ConnectionState = "connected",
  error?: string,
): PeerInfo {
  const channel: DataChannelState = state === "connected" ? "open" : "closed";
  return {
    id: idOf(name),
    name,
    present: true,
    connectionState: state,
    dataChannelState: state === "connecting" ? "connecting" : channel,
    disconnectedByUser: false,
    stats: {
      ...(latency === undefined ? {} : { latency }),
      bytesReceived: latency === undefined ? 0 : 18_000 + latency * 9_731,
      bytesSent: latency === undefined ? 0 : 7_000 + latency * 3_217,
      ...(pair === undefined ? {} : { candidatePair: { local: pair[0], remote: pair[1] } }),
    },
    error: error === undefined ? null : new Error(error),
  };
}

const TEAM = [
  peer("bob", 4, ["host", "host"]),
  peer("charlie", 23, ["srflx", "srflx"]),
  peer("agent build-07", 1, ["host", "host"]),
  peer("dora", 148, ["srflx", "relay"]),
  peer("erin", undefined, undefined, "connecting"),
];

const TROUBLED = [
  ...TEAM.slice(0, 3),
  peer("dora", 486, ["srflx", "srflx"]),
  peer(
    "erin",
    undefined,
    undefined,
    "failed",
    "no path to this peer was found within 30 s; both networks block direct connections: set a TURN server under Settings, ICE servers",
  ),
];

const DAY = 86_400_000;

function patterns(authors: readonly string[], howMany: number, now: number): DemoPattern[] {
  const chosen: DemoPattern[] = SAMPLES.map((sample, i) => ({
    ...sample,
    confidence: [92, 88, 95, 71, 84, 97, 63, 90][i] ?? 80,
    author: authors[i % authors.length] ?? SELF.id,
    uses: [41, 17, 12, 3, 22, 8, 35, 0][i] ?? 1,
    version: [4, 2, 3, 1, 2, 5, 6, 1][i] ?? 1,
    updatedAt: now - [2 / 24 / 6, 0.1, 0.9, 2, 3, 6, 7, 12].map((days) => days * DAY)[i]!,
  }));
  for (let i = 0; chosen.length < howMany; i++) {
    const subject = SUBJECTS[i % SUBJECTS.length] ?? "subject";
    const [aspect, category, framework] = ASPECTS[(i * 5 + Math.floor(i / 16)) % ASPECTS.length]!;
    const model =
      SAMPLES.find((sample) => sample.framework === framework) ??
      SAMPLES.find((sample) => sample.category === category) ??
      SAMPLES[0]!;
    const slug = `${subject} ${aspect}`.toLowerCase().replace(/[^a-z0-9]+/g, "-");
    chosen.push({
      id: `suite/${category}/${slug}-${i}`,
      name: `${subject[0]?.toUpperCase()}${subject.slice(1)} ${aspect}`,
      category,
      framework,
      pattern: model.pattern,
      description: `What ${subject} owes to whoever calls it: it ${aspect}.`,
      confidence: 40 + ((i * 37) % 61),
      author: authors[(i * 7) % authors.length] ?? SELF.id,
      uses: (i * 13) % 29,
      version: 1 + (i % 4),
      updatedAt: now - DAY * (1 + ((i * 11) % 60)),
    });
  }
  return chosen;
}

const HOSTILE = `</code></pre><script>window.pwned = "code"</script>
<img src=x onerror="window.pwned = 'image'">
<svg onload="window.pwned = 'svg'"></svg>
// \u202e reversed, and {{constructor.constructor('window.pwned=1')()}}
describe("<b>bold</b>", () => { it("&lt;stays&gt;", () => {}); });
`;

/** What a demo of this name starts with. */
export function sceneOf(name: SceneName, now: number): Scene {
  const authors = [SELF.id, ...TEAM.map((each) => each.id)];
  const roomId = "team-alpha";
  const base = { roomId, self: SELF, conflicts: [] };
  switch (name) {
    case "empty":
    case "alone":
      return { ...base, peers: [], patterns: name === "empty" ? [] : patterns([SELF.id], 8, now) };
    case "trouble":
      return {
        ...base,
        peers: TROUBLED,
        patterns: patterns(authors, 40, now),
        problem:
          "the signaling service at ws://localhost:3002 does not answer; connected peers stay connected. Start it, or set its address under Settings",
      };
    case "hostile":
      return {
        ...base,
        peers: [peer('<img src=x onerror="window.pwned=1">', 9, ["host", "host"])],
        patterns: [
          {
            id: "hostile/one",
            name: '"><img src=x onerror="window.pwned=\'name\'">',
            category: PatternCategory.SECURITY_TEST,
            framework: "<script>window.pwned=1</script>",
            description: "<iframe src=javascript:window.pwned=1></iframe> javascript:alert(1)",
            pattern: HOSTILE,
            confidence: 1,
            author: idOf('<img src=x onerror="window.pwned=1">'),
            uses: 0,
            version: 3,
            updatedAt: now - 60_000,
          },
        ],
        conflicts: ["hostile/one"],
      };
    case "large":
      return { ...base, peers: TEAM, patterns: patterns(authors, 10_000, now) };
    case "full":
      return {
        ...base,
        peers: TEAM,
        patterns: patterns(authors, 148, now),
        conflicts: ["shop/src/cart/cart.test.ts", "billing/tests/regression/test_issue_482.py"],
      };
  }
}
