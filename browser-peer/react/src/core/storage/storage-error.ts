import { MeshError, messageOf } from "../errors.js";

/** What a browser throws when storage does not work, as an error that says what to do. */
export function storageError(thrown: unknown, what: string): MeshError {
  if (thrown instanceof MeshError) {
    return thrown;
  }
  const options = { cause: thrown };
  switch ((thrown as { readonly name?: unknown } | null)?.name) {
    case "QuotaExceededError":
      return new MeshError(
        "storage-full",
        `${what}: this browser gives the page no more room; nothing was written. Free space on the` +
          " disk, or delete data of other sites in the browser's settings, then try again",
        options,
      );
    case "SecurityError":
    case "InvalidAccessError":
      return new MeshError("storage-blocked", `${what}: ${BLOCKED}`, options);
    case "VersionError":
      return new MeshError(
        "storage-newer",
        `${what}: a newer version of this page wrote it; reload the page`,
        options,
      );
    case "InvalidStateError":
      return new MeshError(
        "storage-closed",
        `${what}: the browser closed it, or another tab brought it into a newer form; reload the page`,
        options,
      );
    default:
      return new MeshError(
        "storage-failed",
        `${what}: ${messageOf(thrown)}; nothing was written. ${PRIVATE}`,
        options,
      );
  }
}

/** Where this browser keeps data; a clear error where it keeps none. */
export function checkStorage(what: string): void {
  let factory: IDBFactory | undefined;
  try {
    factory = globalThis.indexedDB;
  } catch (e) {
    throw storageError(e, what);
  }
  if (!factory) {
    throw new MeshError("storage-blocked", `${what}: ${BLOCKED}`);
  }
}

const PRIVATE = "A private window may not keep data: use an ordinary one";

const BLOCKED =
  "this browser does not let the page keep data. Allow site data (cookies) for this page in the" +
  " browser's settings; a private window may not keep any";
