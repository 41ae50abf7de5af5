import type { MeshError } from "../errors.js";
import type { Identity } from "../identity/identity.js";
import type { Library } from "../library/library.js";

/** What a member in a page is made of. */
export interface PageParts {
  /** Who it is; a clear error where the browser keeps no keys for this page. */
  identity(): Promise<Identity>;
  /**
   * Its patterns in this room.
   *
   * @param closed told when the browser or another tab closed them
   */
  library(identity: Identity, room: string, closed: (error: MeshError) => void): Promise<Library>;
}
