import type { Item } from "../cbor/cbor.js";
import { fromHex } from "../cbor/hex.js";
import type { HeadSummary } from "../reconcile/head-summary.js";
import { digestBytes } from "../revision/digest.js";
import { revisionItem } from "../revision/revision-codec.js";
import { usageItem } from "../usage/usage-codec.js";
import type { Frame } from "./frame.js";

/** A frame as the items that are written of it. */
export function frameItem(frame: Frame): Item {
  switch (frame.type) {
    case "hello":
      return [1, frame.protocol, frame.room, frame.name, frame.credit];
    case "heads-request":
      return [
        2,
        frame.run,
        frame.after,
        frame.mine ? [frame.mine.count, digestBytes(frame.mine.sum)] : null,
      ];
    case "heads":
      return [3, frame.run, frame.same, frame.last, frame.heads.map(headItem)];
    case "want":
      return [4, frame.revisions.map(digestBytes), frame.usages];
    case "revisions": {
      const item = [5, frame.revisions.map(revisionItem), frame.missing.map(digestBytes)];
      return frame.traces.length > 0 ? [...item, frame.traces] : item;
    }
    case "credit":
      return [6, frame.n];
    case "usage":
      return [7, frame.usages.map(usageItem)];
    case "ping":
      return [8, frame.nonce];
    case "pong":
      return [9, frame.nonce];
    case "cancel":
      return [10, frame.run];
    case "bye":
      return [11, frame.reason];
    case "message":
      return [12, frame.text];
  }
}

function headItem(head: HeadSummary): Item {
  return [head.patternId, digestBytes(head.digest), fromHex(head.usage)];
}
