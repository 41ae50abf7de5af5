import "fake-indexeddb/auto";
import { afterEach, describe, expect, test, vi } from "vitest";
import { openDB } from "idb";
import { storedIdentity } from "../../src/core/identity/stored-identity.js";
import { verifies } from "../../src/core/identity/public-key.js";
import { peerIdOf } from "../../src/core/identity/peer-id.js";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("who this browser is", () => {
  test("stays the same, and signs so that others can check it", async () => {
    const first = await storedIdentity("same");
    const again = await storedIdentity("same");
    expect(again.peerId).toBe(first.peerId);
    expect(again.peerId).toBe(await peerIdOf(first.publicKey));
    const message = new TextEncoder().encode("hello");
    const signature = await again.sign(message);
    expect(await verifies(first.publicKey, message, signature)).toBe(true);
    expect(await verifies(first.publicKey, new Uint8Array(5), signature)).toBe(false);
  });

  test("is one for two tabs that ask at once, and another one under another name", async () => {
    const [one, other] = await Promise.all([storedIdentity("both"), storedIdentity("both")]);
    expect(one.peerId).toBe(other.peerId);
    expect((await storedIdentity("another")).peerId).not.toBe(one.peerId);
  });

  test("keeps its secret from the page", async () => {
    await storedIdentity("secret");
    const database = await openDB("secret");
    const { secret } = (await database.get("keys", "own")) as { secret: CryptoKey };
    database.close();
    expect(secret.extractable).toBe(false);
    await expect(crypto.subtle.exportKey("pkcs8", secret)).rejects.toThrow();
  });

  test("needs https or localhost", async () => {
    vi.stubGlobal("isSecureContext", false);
    vi.stubGlobal("location", { origin: "http://192.0.2.1" });
    await expect(storedIdentity("insecure")).rejects.toMatchObject({
      code: "insecure-context",
      message: /http:\/\/192\.0\.2\.1 .* https/,
    });
  });

  test("needs a browser that has Ed25519", async () => {
    vi.spyOn(crypto.subtle, "generateKey").mockRejectedValue(
      new DOMException("Unrecognized name", "NotSupportedError"),
    );
    await expect(storedIdentity("old")).rejects.toMatchObject({
      code: "unsupported-browser",
      message: /Ed25519/,
    });
  });

  test("needs a browser that keeps data", async () => {
    vi.spyOn(indexedDB, "open").mockImplementation(() => {
      throw new DOMException("denied", "SecurityError");
    });
    await expect(storedIdentity("denied")).rejects.toMatchObject({
      code: "storage-blocked",
      message: /Allow site data/,
    });
    vi.stubGlobal("indexedDB", undefined);
    await expect(storedIdentity("absent")).rejects.toMatchObject({ code: "storage-blocked" });
  });
});
