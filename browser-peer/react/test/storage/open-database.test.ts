import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import type { MeshError } from "../../src/core/errors.js";
import type { DatabaseOptions } from "../../src/core/storage/open-database.js";
import { openDatabase } from "../../src/core/storage/open-database.js";
import { openDB } from "idb";

function options(name: string, version: number): DatabaseOptions<never> {
  return { name, version, what: "the test", upgrade: () => {} };
}

describe("opening a database of the page", () => {
  test("gives way to a tab that brings it into a newer form, and says so", async () => {
    const told = new Promise<MeshError>((closed) => {
      void openDatabase({ ...options("moved", 1), closed });
    });
    await openDatabase(options("moved", 1));
    const newer = await openDatabase(options("moved", 2));
    expect(newer.version).toBe(2);
    expect(await told).toMatchObject({ code: "storage-closed", message: /newer form; reload/ });
  });

  test("says that another tab does not give way", async () => {
    const stubborn = await openDB("held", 1);
    await expect(openDatabase(options("held", 2))).rejects.toMatchObject({
      code: "storage-outdated",
      message: /close other tabs/,
    });
    stubborn.close();
  });

  test("an older page says that it has to be loaded anew", async () => {
    (await openDatabase(options("older", 2))).close();
    await expect(openDatabase(options("older", 1))).rejects.toMatchObject({
      code: "storage-newer",
      message: /reload the page/,
    });
  });
});
