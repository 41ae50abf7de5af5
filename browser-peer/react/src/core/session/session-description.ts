import { MeshError } from "../errors.js";
import { quoted } from "../pattern/quoted.js";
import { fingerprint } from "./fingerprint.js";

/** The most characters that a description may have; a usual one has less than 2,000. */
export const MAX_SDP = 16_384;

const LINE = /^[a-z]=[\x20-\x7e]*$/;
const DATA = /^m=application \d{1,5} (UDP|TCP)\/DTLS\/SCTP webrtc-datachannel$/;
const FINGERPRINT = "a=fingerprint:";
const NEEDED = ["a=ice-ufrag:", "a=ice-pwd:", "a=setup:"];

/** An offer or an answer that describes one data channel transport (RFC 8841) and nothing else. */
export interface SessionDescription {
  /** As it was received, and as it is handed on. */
  readonly text: string;
  /** The one certificate fingerprint in it: the one that its sender signs. */
  readonly fingerprint: string;
}

/** @throws MeshError `sdp-invalid` when it is not of this form, or has several fingerprints */
export function sessionDescription(text: string): SessionDescription {
  if (text.length === 0 || text.length > MAX_SDP) {
    throw bad(`1 to ${MAX_SDP} characters expected, got ${text.length}`);
  }
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  const odd = lines.find((line) => !LINE.test(line));
  if (odd !== undefined) {
    throw bad(`a line of printable ASCII such as v=0 expected, got ${quoted(odd)}`);
  }
  if (lines[0] !== "v=0") {
    throw bad(`v=0 expected first, got ${quoted(lines[0])}`);
  }
  const media = lines.filter((line) => line.startsWith("m="));
  if (media.length !== 1 || !DATA.test(media[0] ?? "")) {
    throw bad(`one webrtc-datachannel media line and no other expected, got ${media.length}`);
  }
  for (const needed of NEEDED) {
    if (!lines.some((line) => line.startsWith(needed))) {
      throw bad(`a line ${needed} expected, got none`);
    }
  }
  return { text, fingerprint: onlyFingerprint(lines) };
}

function onlyFingerprint(lines: readonly string[]): string {
  const found = new Set(
    lines
      .filter((line) => line.startsWith(FINGERPRINT))
      .map((line) => fingerprint(line.slice(FINGERPRINT.length))),
  );
  const [only] = found;
  if (found.size !== 1 || only === undefined) {
    throw bad(`exactly one fingerprint expected, got ${found.size} different ones`);
  }
  return only;
}

function bad(what: string): MeshError {
  return new MeshError("sdp-invalid", `session description: ${what}`);
}
