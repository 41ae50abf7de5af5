import type { Conflict } from "@patternmesh/react";
import { hrefOf } from "../app/route.js";
import { CategoryLabel } from "../ui/category-label.js";
import { MemberName } from "../ui/member-name.js";
import { Ago } from "../ui/time.js";
import { count } from "../ui/words.js";
import { conflictsOver, keyOf, loserOf } from "./open-conflicts.js";

const MOST_SHOWN = 200;

/** Every conflict that waits for somebody. */
export function Inbox({
  conflicts,
  chosen,
}: {
  conflicts: readonly Conflict[];
  chosen: Conflict | undefined;
}) {
  return (
    <nav className="card inbox" aria-label="Open conflicts">
      <ul>
        {conflicts.slice(0, MOST_SHOWN).map((conflict) => (
          <li key={keyOf(conflict)}>
            <a
              href={hrefOfConflict(conflict)}
              aria-current={conflict === chosen ? "true" : undefined}
            >
              <span className="cut title">{conflict[conflict.winner].name}</span>
              {conflictsOver(conflicts, conflict.patternId).length > 1 && (
                <MemberName id={loserOf(conflict).sharedBy} size={16} />
              )}
              <span className="row small quiet">
                <CategoryLabel category={conflict[conflict.winner].category} />
                <span className="grow" />
                <Ago when={later(conflict.localUpdatedAt, conflict.remoteUpdatedAt)} />
              </span>
            </a>
          </li>
        ))}
      </ul>
      {conflicts.length > MOST_SHOWN && (
        <p className="small quiet more">
          and {count(conflicts.length - MOST_SHOWN, "more conflict")}, shown when these are settled
        </p>
      )}
    </nav>
  );
}

/** The address of one conflict. */
export function hrefOfConflict(conflict: Conflict): string {
  return hrefOf({
    page: "conflicts",
    id: conflict.patternId,
    digest: loserOf(conflict).digest,
  });
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}
