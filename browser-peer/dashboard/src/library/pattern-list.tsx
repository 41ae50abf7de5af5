import type { HeldPattern, PatternsResult } from "@patternmesh/react";
import type { KeyboardEvent } from "react";
import { patternHref, type LibraryFilters, type OpenPattern } from "../app/route.js";
import { CategoryLabel } from "../ui/category-label.js";
import { Confidence } from "../ui/confidence.js";
import { MemberName } from "../ui/member-name.js";
import { Note } from "../ui/notes.js";
import { Ago } from "../ui/time.js";
import { count } from "../ui/words.js";
import { ListBones, NothingFound, NothingYet } from "./empty-lists.js";
import { Pager } from "./pager.js";

/** One page of patterns; the last one stays while the next is on its way. */
export function PatternList({
  page,
  filters,
  open,
  libraryEmpty,
}: {
  page: PatternsResult;
  filters: LibraryFilters;
  open: OpenPattern | undefined;
  libraryEmpty: boolean;
}) {
  const { patterns, total, loading, error, size } = page;
  if (error !== null) {
    return (
      <div className="card-body">
        <Note tone="bad">
          <p>{error.message}</p>
          <button className="button compact" onClick={page.refresh}>
            Try again
          </button>
        </Note>
      </div>
    );
  }
  if (patterns.length === 0 && loading) {
    return <ListBones />;
  }
  if (patterns.length === 0) {
    return libraryEmpty ? <NothingYet /> : <NothingFound />;
  }
  const pages = Math.max(1, Math.ceil(total / Math.max(1, size)));
  return (
    <>
      <p className="sr-only" role="status">
        {count(total, "pattern")} found
      </p>
      <ul className="pattern-list" aria-busy={loading} onKeyDown={walk}>
        {patterns.map((pattern) => (
          <Row
            key={pattern.id}
            pattern={pattern}
            filters={filters}
            chosen={open?.id === pattern.id}
          />
        ))}
      </ul>
      <Pager at={page.page + 1} pages={pages} total={total} filters={filters} />
    </>
  );
}

function Row({
  pattern,
  filters,
  chosen,
}: {
  pattern: HeldPattern;
  filters: LibraryFilters;
  chosen: boolean;
}) {
  return (
    <li>
      <a href={patternHref(pattern.id, filters)} aria-current={chosen ? "true" : undefined}>
        <span className="title cut">{pattern.name}</span>
        <span className="row line">
          <CategoryLabel category={pattern.category} />
          <span className="quiet small cut grow">{pattern.framework}</span>
          <Confidence value={pattern.confidence} />
        </span>
        <span className="row line small quiet">
          <MemberName id={pattern.sharedBy} size={16} />
          <span className="grow" />
          {pattern.audience !== "room" && (
            <span className="pill">{pattern.audience.length === 0 ? "draft" : "for some"}</span>
          )}
          <Ago when={pattern.updatedAt} />
        </span>
      </a>
    </li>
  );
}

/** Arrow keys walk through the list; the first one's up goes back to the search. */
function walk(event: KeyboardEvent<HTMLUListElement>): void {
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("a")];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
  if (to === undefined || at < 0) {
    return;
  }
  event.preventDefault();
  if (to < 0) {
    document.querySelector<HTMLElement>("input[type=search]")?.focus();
  } else {
    links[Math.min(to, links.length - 1)]?.focus();
  }
}
