import { MeshError } from "../errors.js";
import { quoted } from "../pattern/quoted.js";

/** There is no such thing here. */
export function noSuch(what: string, id: string): MeshError {
  return new MeshError("not-found", `no ${what} with id ${quoted(id)} in this library`);
}
