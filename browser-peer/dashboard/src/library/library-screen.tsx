import { useMeshSelector, usePatterns, type MeshSnapshot } from "@patternmesh/react";
import type { LibraryFilters, OpenPattern } from "../app/route.js";
import { Icon } from "../ui/icon.js";
import { count } from "../ui/words.js";
import { Filters } from "./filters.js";
import "./library.css";
import { PatternDetail } from "./pattern-detail.js";
import { PatternList } from "./pattern-list.js";
import { queryOf } from "./query.js";

const library = (snapshot: MeshSnapshot) => snapshot.library;

export default function LibraryScreen({
  filters,
  open,
}: {
  filters: LibraryFilters;
  open?: OpenPattern | undefined;
}) {
  const { ready, patterns } = useMeshSelector(library);
  const page = usePatterns(queryOf(filters));
  return (
    <div className={open === undefined ? "library" : "library opened"}>
      <div className="page-head">
        <div>
          <h1>Library</h1>
          <p>{ready ? `${count(patterns, "pattern")} on this device` : "Opening the library…"}</p>
        </div>
        <div className="row wrap">
          <a className="button" href="#/library/import">
            <Icon name="import" size={16} />
            Import
          </a>
          <a className="button primary" href="#/library/new">
            <Icon name="plus" size={16} />
            New pattern
          </a>
        </div>
      </div>
      <div className="library-grid">
        <section className="card list-card" aria-label="Patterns">
          <Filters filters={filters} open={open} />
          <PatternList
            page={page}
            filters={filters}
            open={open}
            libraryEmpty={ready && patterns === 0}
          />
        </section>
        <section className="card detail-card" aria-label="The chosen pattern">
          <PatternDetail open={open} filters={filters} />
        </section>
      </div>
    </div>
  );
}
