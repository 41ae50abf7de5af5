import type { Item } from "../cbor/cbor.js";
import { decodeCbor, encodeCbor } from "../cbor/cbor.js";
import { MalformedError } from "../cbor/malformed-error.js";
import { messageOf } from "../errors.js";
import { inChunks } from "../flow/in-chunks.js";
import { InvalidFieldError } from "../pattern/invalid-field-error.js";
import { revisionOf } from "../revision/make-revision.js";
import { checkFrame } from "./check-frame.js";
import type { Frame } from "./frame.js";
import { GREATEST_FRAME } from "./frame.js";
import { frameItem } from "./frame-writer.js";
import { readFrame } from "./frame-reader.js";

/** Digests made before the page gets its turn. */
const CHUNK = 50;

/**
 * A frame's bytes: deterministic CBOR, an array of the type's number and the fields.
 *
 * ```
 * [ 1 hello,         protocol, room, name, credit ]
 * [ 2 heads-request, run, after, null / [ count, sum: bytes .size 32 ] ]
 * [ 3 heads,         run, same, last, [ * [ id, digest, usage: bytes .size 8 ] ] ]
 * [ 4 want,          [ * digest ], [ * id ] ]
 * [ 5 revisions,     [ * revision ], [ * digest ], ? [ * null / traceparent ] ]
 * [ 6 credit,        n ]
 * [ 7 usage,         [ * usage ] ]
 * [ 8 ping,          nonce ]
 * [ 9 pong,          nonce ]
 * [ 10 cancel,       run ]
 * [ 11 bye,          reason ]
 * [ 12 message,      text ]
 * ```
 *
 * @throws InvalidFieldError when a field, or the whole, is beyond its limits
 */
export function encodeFrame(frame: Frame): Uint8Array<ArrayBuffer> {
  const item: Item = frameItem(checkFrame(frame));
  const bytes = encodeCbor(item);
  if (bytes.length > GREATEST_FRAME) {
    throw new InvalidFieldError(
      "frame",
      `${bytes.length} bytes`,
      `at most ${GREATEST_FRAME} bytes expected`,
    );
  }
  return bytes;
}

/**
 * Reads a frame's bytes. Waits for the digests of its revisions; what those claim is not verified
 * yet. Frames come out in order only if one is waited for before the next is read.
 *
 * @throws MalformedError when the bytes are no frame, or one that breaks a limit
 */
export async function decodeFrame(bytes: Uint8Array): Promise<Frame> {
  const frame = decodeCbor("frame", bytes, GREATEST_FRAME, readFrame);
  if (frame.type !== "revisions") {
    return frame;
  }
  try {
    return { ...frame, revisions: await inChunks(frame.revisions, CHUNK, revisionOf) };
  } catch (e) {
    throw new MalformedError(`frame: ${messageOf(e)}`, { cause: e });
  }
}
