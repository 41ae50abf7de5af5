/** Where in the app a user is; the part of the address after `#`. */
export type Route =
  | { readonly page: "mesh" }
  | { readonly page: "library"; readonly filters: LibraryFilters; readonly open?: OpenPattern }
  | { readonly page: "new"; readonly filters: LibraryFilters }
  | { readonly page: "import" }
  | { readonly page: "conflicts"; readonly id?: string; readonly digest?: string }
  | { readonly page: "settings" }
  | { readonly page: "diagnosis" }
  | { readonly page: "unknown"; readonly path: string };

export interface OpenPattern {
  readonly id: string;
  readonly view: "code" | "history" | "edit";
}

/** What of the library is shown; in the address, so that it can be sent to a colleague. */
export interface LibraryFilters {
  readonly q?: string;
  readonly category?: string;
  readonly framework?: string;
  readonly by?: string;
  /** From 1. */
  readonly page?: number;
}

const KEYS = ["q", "category", "framework", "by"] as const;

export function parseRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#?\/?/, "").split("?", 2);
  const segments = path.split("/").filter((segment) => segment !== "");
  const [page, first, second, third] = segments.map(decoded);
  const filters = filtersOf(new URLSearchParams(query));
  switch (page) {
    case undefined:
      return { page: "mesh" };
    case "library":
      if (first === undefined) {
        return { page: "library", filters };
      }
      if (first === "new" || first === "import") {
        return first === "new" ? { page: "new", filters } : { page: "import" };
      }
      if (first === "p" && second !== undefined) {
        const view = third === "history" || third === "edit" ? third : "code";
        return { page: "library", filters, open: { id: second, view } };
      }
      return { page: "unknown", path };
    case "conflicts":
      return {
        page: "conflicts",
        ...(first === undefined ? {} : { id: first }),
        ...(second === undefined ? {} : { digest: second }),
      };
    case "settings":
    case "diagnosis":
      return { page };
    default:
      return { page: "unknown", path };
  }
}

/** The address of a route, with its `#`. */
export function hrefOf(route: Route): string {
  switch (route.page) {
    case "mesh":
      return "#/";
    case "library": {
      const { open } = route;
      const view = open === undefined || open.view === "code" ? "" : `/${open.view}`;
      const path = open === undefined ? "" : `/p/${encodeURIComponent(open.id)}${view}`;
      return `#/library${path}${queryOf(route.filters)}`;
    }
    case "new":
      return `#/library/new${queryOf(route.filters)}`;
    case "import":
      return "#/library/import";
    case "conflicts":
      return ["#/conflicts", route.id, route.digest]
        .filter((part) => part !== undefined)
        .map((part, i) => (i === 0 ? part : encodeURIComponent(part)))
        .join("/");
    case "unknown":
      return `#/${route.path}`;
    default:
      return `#/${route.page}`;
  }
}

/** The address of one pattern. */
export function patternHref(id: string, filters: LibraryFilters = {}): string {
  return hrefOf({ page: "library", filters, open: { id, view: "code" } });
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function filtersOf(query: URLSearchParams): LibraryFilters {
  const filters: Record<string, string | number> = {};
  for (const key of KEYS) {
    const value = query.get(key);
    if (value) {
      filters[key] = value;
    }
  }
  const page = Number(query.get("page"));
  if (Number.isInteger(page) && page > 1) {
    filters.page = page;
  }
  return filters;
}

function queryOf(filters: LibraryFilters): string {
  const query = new URLSearchParams();
  for (const key of KEYS) {
    if (filters[key]) {
      query.set(key, filters[key]);
    }
  }
  if (filters.page !== undefined && filters.page > 1) {
    query.set("page", String(filters.page));
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
