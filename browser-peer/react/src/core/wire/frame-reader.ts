import { toHex } from "../cbor/hex.js";
import type { Items } from "../cbor/items.js";
import { MalformedError } from "../cbor/malformed-error.js";
import type { HeadSummary, SetFingerprint } from "../reconcile/head-summary.js";
import type { Digest } from "../revision/digest.js";
import { digestOfBytes } from "../revision/digest.js";
import type { SignedBody } from "../revision/revision-codec.js";
import { readSignedBody } from "../revision/revision-codec.js";
import { readUsage } from "../usage/usage-codec.js";
import { checkFrame } from "./check-frame.js";
import type { FrameOf } from "./frame.js";
import { MOST_ITEMS } from "./frame.js";

/** A frame as it was read: the digests of its revisions are not made yet. */
export type ReadFrame = FrameOf<SignedBody>;

/** By the number of the type, from 1. */
const READERS: readonly ((items: Items) => ReadFrame)[] = [
  (items) => ({
    type: "hello",
    protocol: items.number("protocol"),
    room: items.text("room"),
    name: items.text("name"),
    credit: items.number("credit"),
  }),
  (items) => {
    const frame = {
      type: "heads-request",
      run: items.number("run"),
      after: items.text("after"),
    } as const;
    return items.present() ? { ...frame, mine: readFingerprint(items) } : frame;
  },
  (items) => ({
    type: "heads",
    run: items.number("run"),
    same: items.bool("same"),
    last: items.bool("last"),
    heads: items.list("heads", MOST_ITEMS, readHead),
  }),
  (items) => ({
    type: "want",
    revisions: items.list("want", MOST_ITEMS, readDigest),
    usages: items.list("want", MOST_ITEMS, (item) => item.text("id")),
  }),
  (items) => ({
    type: "revisions",
    revisions: items.list("revisions", MOST_ITEMS, readSignedBody),
    missing: items.list("missing", MOST_ITEMS, readDigest),
    traces: readTraces(items),
  }),
  (items) => ({ type: "credit", n: items.number("credit") }),
  (items) => ({ type: "usage", usages: items.list("usage", MOST_ITEMS, readUsage) }),
  (items) => ({ type: "ping", nonce: items.number("nonce") }),
  (items) => ({ type: "pong", nonce: items.number("nonce") }),
  (items) => ({ type: "cancel", run: items.number("run") }),
  (items) => ({ type: "bye", reason: items.text("reason") }),
  (items) => ({ type: "message", text: items.text("message") }),
];

/** Reads a frame and checks the limits of its fields. */
export function readFrame(items: Items): ReadFrame {
  return items.array("frame", (fields) => {
    const code = fields.number("frame type");
    const reader = READERS[code - 1];
    if (!reader) {
      throw new MalformedError(`frame type: 1 to ${READERS.length} expected, got ${code}`);
    }
    return checkFrame(reader(fields));
  });
}

function readDigest(items: Items): Digest {
  return digestOfBytes(items.bytes("digest"));
}

function readHead(items: Items): HeadSummary {
  return items.array("head", (head) => ({
    patternId: head.text("id"),
    digest: readDigest(head),
    usage: toHex(head.bytes("usage", 8)),
  }));
}

function readFingerprint(items: Items): SetFingerprint {
  return items.array("fingerprint", (fingerprint) => ({
    count: fingerprint.number("count"),
    sum: readDigest(fingerprint),
  }));
}

/** What has one way to be written has one way to be read: no traces are no list of them. */
function readTraces(items: Items): (string | null)[] {
  if (!items.more()) {
    return [];
  }
  const traces = items.list("traces", MOST_ITEMS, (item) =>
    item.present() ? item.text("traceparent") : null,
  );
  if (traces.length === 0) {
    throw new MalformedError("traces: at least one expected");
  }
  return traces;
}
