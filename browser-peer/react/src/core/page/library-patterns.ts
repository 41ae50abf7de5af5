import type { Library } from "../library/library.js";
import type { Patterns } from "../mesh.js";

/** The library's patterns, for as long as it is open. */
export function libraryPatterns(library: () => Library): Patterns {
  return {
    search: async (query) => library().search(query),
    get: async (id) => library().get(id),
    put: async (id, edit, ifMatch) => library().put(id, edit, ifMatch),
    delete: async (id, ifMatch) => library().delete(id, ifMatch),
    use: async (id) => library().use(id),
    history: async (id) => library().history(id),
    restore: async (id, digest) => library().restore(id, digest),
    facets: async () => library().facets(),
  };
}
