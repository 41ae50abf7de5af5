import { hrefOf, type LibraryFilters } from "../app/route.js";
import { Icon } from "../ui/icon.js";
import { count, number } from "../ui/words.js";

/** The way to the page before and to the next one. */
export function Pager({
  at,
  pages,
  total,
  filters,
}: {
  at: number;
  pages: number;
  total: number;
  filters: LibraryFilters;
}) {
  const link = (page: number, icon: "left" | "right", name: string) =>
    page >= 1 && page <= pages ? (
      <a
        className="button compact icon"
        href={hrefOf({ page: "library", filters: { ...filters, page } })}
        aria-label={name}
      >
        <Icon name={icon} size={15} />
      </a>
    ) : (
      <button className="button compact icon" disabled aria-label={name}>
        <Icon name={icon} size={15} />
      </button>
    );
  return (
    <nav className="pager" aria-label="Pages">
      {link(at - 1, "left", "Page before")}
      <span className="small quiet num">
        {pages > 1 ? `Page ${number(at)} of ${number(pages)} · ` : ""}
        {count(total, "pattern")}
      </span>
      {link(at + 1, "right", "Next page")}
    </nav>
  );
}
