import type { DBSchema, IDBPDatabase, OpenDBCallbacks } from "idb";
import { openDB } from "idb";
import { MeshError } from "../errors.js";
import { checkStorage, storageError } from "./storage-error.js";

/** How a database of the page is opened. */
export interface DatabaseOptions<S extends DBSchema> {
  readonly name: string;
  readonly version: number;
  /** What it is to people, for messages. */
  readonly what: string;
  readonly upgrade: NonNullable<OpenDBCallbacks<S>["upgrade"]>;
  /** The connection is gone: another tab needs a newer form, or the browser closed it. */
  readonly closed?: (error: MeshError) => void;
}

/**
 * Opens a database; gives way to another tab that brings it into a newer form, and says so when
 * another tab does not give way.
 */
export async function openDatabase<S extends DBSchema>(
  options: DatabaseOptions<S>,
): Promise<IDBPDatabase<S>> {
  const { name, version, what, upgrade, closed } = options;
  checkStorage(what);
  const gone = (why: string) =>
    closed?.(new MeshError("storage-closed", `${what}: ${why}; reload the page`));
  let blocked: (error: MeshError) => void = () => {};
  const refused = new Promise<never>((_, reject) => (blocked = reject));
  const open = async () =>
    openDB<S>(name, version, {
      upgrade,
      blocked: () =>
        blocked(
          new MeshError(
            "storage-outdated",
            `${what}: another tab holds an older form of it open; close other tabs of this page`,
          ),
        ),
      blocking: (_from, _to, event) => {
        (event.target as IDBDatabase).close();
        gone("another tab brought it into a newer form");
      },
      terminated: () => gone("the browser closed it"),
    });
  const opened = open();
  try {
    return await Promise.race([opened, refused]);
  } catch (e) {
    void opened.then(
      (late) => late.close(),
      () => {},
    );
    throw storageError(e, what);
  }
}
