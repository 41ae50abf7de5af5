import { storedIdentity } from "../identity/stored-identity.js";
import { openLibrary } from "../library/open-library.js";
import type { PageParts } from "./page-parts.js";

/** The key and the patterns that this browser profile keeps. */
export const browserParts: PageParts = {
  identity: () => storedIdentity(),
  library: (identity, roomId, closed) => openLibrary({ identity, roomId, closed }),
};
