import type { MeshSnapshot } from "@patternmesh/react";
import { count } from "../ui/words.js";
import { BLOCKED_RTC } from "./judge-browser.js";
import { bad, good, warm, type Finding } from "./verdict.js";

/** How many candidates of each kind were gathered, and what the servers said. */
export interface Gathered {
  readonly host: number;
  readonly srflx: number;
  readonly relay: number;
  readonly errors: readonly string[];
  readonly stun: boolean;
  readonly turn: boolean;
  readonly relayOnly: boolean;
}

export function judgeCandidates(gathered: Gathered): Finding {
  const { host, srflx, relay, errors, stun, turn, relayOnly } = gathered;
  const found = `${host} of this machine, ${srflx} seen from outside, ${relay} of relays`;
  const said = errors.length === 0 ? "" : ` The servers said: ${errors.slice(0, 3).join("; ")}.`;
  if (host + srflx + relay === 0) {
    return relayOnly
      ? bad(
          `No relay gave an address.${said}`,
          "check the TURN server's address, user name and password under Settings, or allow direct paths",
        )
      : bad(`No network address was found at all.${said}`, BLOCKED_RTC);
  }
  if (turn && relay === 0) {
    return warm(
      `Addresses found: ${found}. The TURN server gave none.${said}`,
      "check its address, user name and password under Settings, and that UDP and TCP to it are open",
    );
  }
  if (stun && srflx === 0 && relay === 0) {
    return warm(
      `Addresses found: ${found}. The STUN server gave none.${said}`,
      "that is fine on one network; for peers elsewhere check its address and that UDP is open",
    );
  }
  return good(
    stun || turn
      ? `Addresses found: ${found}.`
      : `Addresses found: ${found}. Enough on one network; peers elsewhere need a STUN or TURN server.`,
  );
}

export function judgeAgentServers({ iceServers }: Pick<MeshSnapshot, "iceServers">): Finding {
  const failed = iceServers.filter((server) => server.state === "failed");
  if (failed.length > 0) {
    return warm(
      failed
        .map((server) => `${server.url} failed${server.error ? `: ${server.error}` : ""}`)
        .join("; ") + ".",
      "check the addresses and passwords in the agent's settings, patternmesh.webrtc.iceServers",
    );
  }
  return good(
    iceServers.length === 0
      ? "The agent uses no STUN or TURN server: enough on one network."
      : `The agent knows ${count(iceServers.length, "server")}, and none failed.`,
  );
}
