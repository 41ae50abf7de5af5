import type { Item } from "../cbor/cbor.js";
import { decodeCbor, encodeCbor } from "../cbor/cbor.js";
import type { Items } from "../cbor/items.js";
import { MalformedError } from "../cbor/malformed-error.js";
import { countersItem, readCounters } from "../cbor/peer-counters-codec.js";
import { PUBLIC_KEY_BYTES, SIGNATURE_BYTES } from "../identity/public-key.js";
import { checkCategory } from "../pattern/pattern-content.js";
import type { Audience, PatternContent } from "../pattern/shared-pattern.js";
import { audience, AUDIENCE_PEERS, sameAudience } from "./audience.js";
import type { Revision, RevisionBody } from "./revision.js";
import { VersionVector } from "./version-vector.js";

/** Most bytes that an encoded revision may have: 1 MiB of code and all around it. */
export const GREATEST_REVISION = (1 << 20) + (1 << 18) - (1 << 12);

const FORMAT = 1;

/** A body and its signature, of which nothing was checked but the form. */
export interface SignedBody {
  readonly body: RevisionBody;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/**
 * A revision as an item of something larger:
 *
 * ```
 * revision = [ body, signature: bytes .size 64 ]
 * body     = [ 1, id: text, version: uint, createdAt: uint, updatedAt: uint,
 *              clock: [ * [ peer: text, counter: uint ] ],   ; ascending by peer
 *              audience: null / [ * peer: text ],            ; null is the room; ascending
 *              author: bytes .size 32,
 *              content: null / [ name, category, framework, pattern, description: text,
 *                                confidence: uint ] ]        ; null is a tombstone
 * ```
 */
export function revisionItem({ body, signature }: SignedBody): Item {
  return [bodyItem(body), signature];
}

/** The bytes of a body, of which the digest is made. */
export function encodeBody(body: RevisionBody): Uint8Array<ArrayBuffer> {
  return encodeCbor(bodyItem(body));
}

/** A revision's bytes. */
export function encodeRevision(revision: Revision): Uint8Array<ArrayBuffer> {
  return encodeCbor(revisionItem(revision));
}

/**
 * Reads a revision's bytes.
 *
 * @throws MalformedError when they are no revision
 */
export function decodeSignedBody(bytes: Uint8Array): SignedBody {
  return decodeCbor("revision", bytes, GREATEST_REVISION, readSignedBody);
}

/** Reads a revision that is an item of something larger. */
export function readSignedBody(items: Items): SignedBody {
  return items.array("revision", (revision) => ({
    body: revision.array("body", readBody),
    signature: revision.bytes("signature", SIGNATURE_BYTES),
  }));
}

function bodyItem(body: RevisionBody): Item {
  return [
    FORMAT,
    body.patternId,
    body.version,
    body.createdAt,
    body.updatedAt,
    countersItem(body.clock.counters),
    body.audience === "room" ? null : body.audience,
    body.author,
    body.content ? contentItem(body.content) : null,
  ];
}

function readBody(items: Items): RevisionBody {
  const format = items.number("format");
  if (format !== FORMAT) {
    throw new MalformedError(`format: ${FORMAT} expected, got ${format}`);
  }
  const body = {
    patternId: items.text("id"),
    version: items.number("version"),
    createdAt: items.number("createdAt"),
    updatedAt: items.number("updatedAt"),
    clock: VersionVector.of(readCounters(items, "clock", VersionVector.PEERS)),
    audience: readAudience(items),
    author: items.bytes("author", PUBLIC_KEY_BYTES),
  };
  return items.present() ? { ...body, content: items.array("content", readContent) } : body;
}

function contentItem(content: PatternContent): Item {
  return [
    content.name,
    content.category,
    content.framework,
    content.pattern,
    content.description,
    content.confidence,
  ];
}

function readContent(items: Items): PatternContent {
  return {
    name: items.text("name"),
    category: checkCategory(items.text("category")),
    framework: items.text("framework"),
    pattern: items.text("pattern"),
    description: items.text("description"),
    confidence: items.number("confidence"),
  };
}

function readAudience(items: Items): Audience {
  if (!items.present()) {
    return "room";
  }
  const peers = items.list("audience", AUDIENCE_PEERS, (peer) => peer.text("audience"));
  const ascending = audience(peers);
  if (!sameAudience(peers, ascending)) {
    throw new MalformedError("audience: peers in ascending order expected");
  }
  return ascending;
}
