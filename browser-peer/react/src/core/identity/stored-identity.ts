import type { DBSchema, IDBPDatabase } from "idb";
import { MeshError, messageOf } from "../errors.js";
import { openDatabase } from "../storage/open-database.js";
import { storageError } from "../storage/storage-error.js";
import type { Identity } from "./identity.js";
import { peerIdOf } from "./peer-id.js";

/** Where the one key pair of this browser profile is kept. */
interface IdentityDatabase extends DBSchema {
  keys: { key: string; value: StoredKey };
}

interface StoredKey {
  readonly secret: CryptoKey;
  readonly publicKey: Uint8Array<ArrayBuffer>;
}

const WHAT = "the key of this browser";
const OWN = "own";

/**
 * Who this browser profile is: the key pair made when it was first asked for. Its secret half
 * cannot be read, not even by this page; whoever clears the page's data makes it another peer.
 *
 * @param name of the database; two names are two identities
 */
export async function storedIdentity(name = "patternmesh-identity"): Promise<Identity> {
  checkCryptography();
  const database = await openDatabase<IdentityDatabase>({
    name,
    version: 1,
    what: WHAT,
    upgrade: (fresh) => void fresh.createObjectStore("keys"),
  });
  try {
    return await identityOf(await ownKey(database));
  } catch (e) {
    throw storageError(e, WHAT);
  } finally {
    database.close();
  }
}

/** An identity that is gone when the page is left. */
export async function passingIdentity(): Promise<Identity> {
  checkCryptography();
  return identityOf(await makeKey());
}

/** Says what to do where a browser keeps keys away from this page. */
export function checkCryptography(): void {
  if (globalThis.isSecureContext === false || !globalThis.crypto?.subtle) {
    const at = globalThis.location?.origin ?? "this address";
    throw new MeshError(
      "insecure-context",
      `a page at ${at} gets no keys from the browser: serve it over https, or open it at http://localhost`,
    );
  }
}

async function identityOf({ secret, publicKey }: StoredKey): Promise<Identity> {
  return {
    peerId: await peerIdOf(publicKey),
    publicKey,
    sign: async (message) => new Uint8Array(await crypto.subtle.sign("Ed25519", secret, message)),
  };
}

/** The key that is there, or a new one; of two tabs that come at once both get the same. */
async function ownKey(database: IDBPDatabase<IdentityDatabase>): Promise<StoredKey> {
  const known = await database.get("keys", OWN);
  if (known) {
    return known;
  }
  const fresh = await makeKey();
  const transaction = database.transaction("keys", "readwrite");
  const other = await transaction.store.get(OWN);
  if (!other) {
    await transaction.store.add(fresh, OWN);
  }
  await transaction.done;
  return other ?? fresh;
}

async function makeKey(): Promise<StoredKey> {
  try {
    const pair = await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]);
    const { privateKey, publicKey } = pair as CryptoKeyPair;
    const raw = await crypto.subtle.exportKey("raw", publicKey);
    return { secret: privateKey, publicKey: new Uint8Array(raw) };
  } catch (e) {
    throw new MeshError(
      "unsupported-browser",
      `this browser makes no Ed25519 keys (${messageOf(e)}); use Chrome or Edge from 137, Firefox from 129, Safari from 17`,
      { cause: e },
    );
  }
}
