import { MalformedError } from "../cbor/malformed-error.js";
import { messageOf } from "../errors.js";
import type { Identity } from "../identity/identity.js";
import { peerIdOf } from "../identity/peer-id.js";
import { SIGNATURE_BYTES, verifies } from "../identity/public-key.js";
import { InvalidFieldError } from "../pattern/invalid-field-error.js";
import { checkId, checkNumber } from "../pattern/limits.js";
import { patternContent } from "../pattern/pattern-content.js";
import { audience } from "./audience.js";
import { digestOf } from "./digest.js";
import type { Digest } from "./digest.js";
import type { SignedBody } from "./revision-codec.js";
import { decodeSignedBody, encodeBody } from "./revision-codec.js";
import type { Revision, RevisionBody } from "./revision.js";

/** A checked revision, as it came from elsewhere; {@link isAuthentic} tells whether to believe it. */
export async function revisionOf({ body, signature }: SignedBody): Promise<Revision> {
  if (signature.length !== SIGNATURE_BYTES) {
    throw new InvalidFieldError(
      "signature",
      `${signature.length} bytes`,
      `${SIGNATURE_BYTES} bytes expected`,
    );
  }
  const checked = checkedBody(body);
  const bytes = encodeBody(checked);
  const [digest, sharedBy] = await Promise.all([digestOf(bytes), peerIdOf(checked.author)]);
  if (checked.clock.counter(sharedBy) === 0) {
    throw new InvalidFieldError(
      "clock",
      `no counter for ${sharedBy}`,
      "the author's own edit counted expected",
    );
  }
  return { body: checked, signature, digest, sharedBy, encoded: encodedOf(bytes, signature) };
}

/** A revision's bytes, read strictly. */
export async function decodeRevision(bytes: Uint8Array): Promise<Revision> {
  try {
    return await revisionOf(decodeSignedBody(bytes));
  } catch (e) {
    throw e instanceof MalformedError
      ? e
      : new MalformedError(`revision: ${messageOf(e)}`, { cause: e });
  }
}

/** This body, as this member's own, with its signature. */
export async function signRevision(
  body: Omit<RevisionBody, "author">,
  identity: Identity,
): Promise<Revision> {
  const checked = checkedBody({ ...body, author: identity.publicKey });
  const digest = await digestOf(encodeBody(checked));
  return revisionOf({ body: checked, signature: await identity.sign(signedMessage(digest)) });
}

/** Whether the author's key made the signature over this body. */
export function isAuthentic(revision: Revision): Promise<boolean> {
  return verifies(revision.body.author, signedMessage(revision.digest), revision.signature);
}

/** Short whatever the code's length, and no other proof's message. */
function signedMessage(digest: Digest): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`patternmesh/revision/1\n${digest}`);
}

function checkedBody(body: RevisionBody): RevisionBody {
  const checked = {
    patternId: checkId(body.patternId),
    version: checkNumber("version", body.version, 1),
    createdAt: checkNumber("createdAt", body.createdAt, 0),
    updatedAt: checkNumber("updatedAt", body.updatedAt, 0),
    clock: body.clock,
    audience: audience(body.audience),
    author: body.author,
  };
  return body.content ? { ...checked, content: patternContent(body.content) } : checked;
}

/** An array of two: the body, and a byte string of 64. */
function encodedOf(
  body: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  const encoded = new Uint8Array(1 + body.length + 2 + SIGNATURE_BYTES);
  encoded.set([0x82]);
  encoded.set(body, 1);
  encoded.set([0x58, SIGNATURE_BYTES], 1 + body.length);
  encoded.set(signature, 3 + body.length);
  return encoded;
}
