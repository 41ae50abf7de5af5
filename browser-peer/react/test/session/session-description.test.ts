import { describe, expect, test } from "vitest";
import { fingerprint } from "../../src/core/session/fingerprint.js";
import { sessionDescription } from "../../src/core/session/session-description.js";

const DIGITS = Array.from({ length: 32 }, (_, i) => i.toString(16).padStart(2, "0")).join(":");
const OFFER = [
  "v=0",
  "o=- 1 2 IN IP4 127.0.0.1",
  "s=-",
  "t=0 0",
  "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
  "c=IN IP4 0.0.0.0",
  "a=ice-ufrag:abcd",
  "a=ice-pwd:0123456789012345678901",
  `a=fingerprint:SHA-256 ${DIGITS}`,
  "a=setup:actpass",
  "",
].join("\r\n");

describe("a session description", () => {
  test("has one fingerprint, in the form that is signed", () => {
    const { text, fingerprint: only } = sessionDescription(OFFER);
    expect(text).toBe(OFFER);
    expect(only).toBe(`sha-256 ${DIGITS.toUpperCase()}`);
  });

  test("may say the same fingerprint twice", () => {
    const twice = OFFER.replace("v=0\r\n", `v=0\r\na=fingerprint:sha-256 ${DIGITS}\r\n`);
    expect(sessionDescription(twice).fingerprint).toBe(`sha-256 ${DIGITS.toUpperCase()}`);
  });

  const other = DIGITS.replace("00:", "ff:");
  test.each<[string, string, string]>([
    ["is empty", "", "1 to 16384 characters expected, got 0"],
    ["is too long", OFFER + "a=x\r\n".repeat(4_000), "1 to 16384 characters"],
    ["begins otherwise", OFFER.replace("v=0", "v=1"), "v=0 expected first"],
    ["has an odd line", OFFER.replace("t=0 0", "t=\u0007"), "printable ASCII"],
    ["has two fingerprints", `${OFFER}a=fingerprint:sha-256 ${other}\r\n`, "2 different ones"],
    ["has no fingerprint", OFFER.replace(/a=fingerprint.*\r\n/, ""), "got 0 different ones"],
    ["has a weak fingerprint", OFFER.replace("SHA-256", "sha-1"), "sha-256, sha-384 or sha-512"],
    ["has other media", OFFER + "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n", "no other expected, got 2"],
    ["has no media", OFFER.replace(/m=.*\r\n/, ""), "got 0"],
    ["lacks a=setup", OFFER.replace(/a=setup.*\r\n/, ""), "a line a=setup: expected"],
  ])("that %s is refused", (_, text, message) => {
    expect(() => sessionDescription(text)).toThrow(message);
  });
});

describe("a fingerprint", () => {
  test.each(["", "sha-256", "sha-256 AB", "md5 AB:CD", `sha-512 ${DIGITS}`, `sha-256  ${DIGITS}`])(
    "is not %s",
    (text) => {
      expect(() => fingerprint(text)).toThrowError(
        expect.objectContaining({ code: "sdp-invalid" }) as Error,
      );
    },
  );
});
