import { expect, it } from "vitest";
import { FIRST_SETTINGS } from "../../src/app/settings.js";
import { mistakesOf } from "../../src/settings/mistakes.js";

it.each([
  "stun:stun.example.org",
  "stun:stun.example.org:3478",
  "stuns:[2001:db8::1]:5349",
  "turn:turn.example.org:65535?transport=udp",
  "turns:127.0.0.1?transport=tcp",
  "turns:turn_1.example.org:443",
])("takes the ICE server %s", (url) => {
  expect(mistakes(url)).toBeUndefined();
});

it.each([
  "",
  "STUN:stun.example.org",
  "Turn:turn.example.org",
  "stun:stun.example.org:0",
  "turn:turn.example.org:65536",
  "turn:turn.example.org:",
  "stun:stun.example.org?transport=udp",
  "turn:turn.example.org?transport=sctp",
  "turn:turn.example.org?transport=TCP",
  "turn://turn.example.org",
  "turn:user@turn.example.org",
  "stun:stun.exämple.org",
  "stun:2001:db8::1",
  "stun:[2001:db8::1",
  `stun:${"a".repeat(254)}`,
  "stun:a\n",
  "http://stun.example.org",
])("refuses the ICE server %j", (url) => {
  expect(mistakes(url)).toContain("stun:HOST:PORT");
});

it("asks for what a TURN server needs", () => {
  const servers = [{ url: "turn:turn.example.org", username: "u", credential: "" }];
  const found = mistakesOf({ ...FIRST_SETTINGS, iceServers: servers }).iceServers?.get(0);
  expect(found).toBe("a TURN server needs a user name and a password");
});

function mistakes(url: string): string | undefined {
  const servers = [{ url, username: "u", credential: "c" }];
  return mistakesOf({ ...FIRST_SETTINGS, iceServers: servers }).iceServers?.get(0);
}
