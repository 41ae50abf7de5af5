import { useConflicts } from "@patternmesh/react";
import { hrefOf } from "../app/route.js";
import { Bone } from "../ui/bone.js";
import { CategoryLabel } from "../ui/category-label.js";
import { Empty, Note } from "../ui/notes.js";
import { Ago } from "../ui/time.js";
import { count } from "../ui/words.js";
import "./conflicts.css";
import { ConflictView } from "./conflict-view.js";

const MOST_SHOWN = 200;

/** Edits of one pattern that did not know of each other, until somebody settles them. */
export default function ConflictsScreen({ id }: { id?: string | undefined }) {
  const { conflicts, loading, error } = useConflicts();
  const chosen =
    conflicts.find((conflict) => conflict.patternId === id) ??
    (id === undefined ? conflicts[0] : undefined);
  return (
    <>
      <div className="page-head">
        <div>
          <h1>Conflicts</h1>
          <p>
            {conflicts.length === 0
              ? "Two members changed one pattern at the same time: such edits meet here."
              : `${count(conflicts.length, "pattern")} with two edits that did not know of each other. The newer one counts until somebody settles it; nothing is lost.`}
          </p>
        </div>
      </div>
      {error !== null && <Note tone="bad">{error.message}</Note>}
      {conflicts.length === 0 && loading && error === null && (
        <div className="card card-body stack" aria-busy="true" aria-label="Loading">
          <Bone width="40%" height={24} />
          <Bone height={280} />
        </div>
      )}
      {conflicts.length === 0 && !loading && error === null && (
        <div className="card">
          <Empty
            icon="check"
            title="Nothing to settle"
            actions={
              <a className="button" href="#/library">
                To the library
              </a>
            }
          >
            <p>Everybody’s edits fit together.</p>
          </Empty>
        </div>
      )}
      {conflicts.length > 0 && (
        <div className="conflicts-grid">
          <nav className="card inbox" aria-label="Open conflicts">
            <ul>
              {conflicts.slice(0, MOST_SHOWN).map((conflict) => (
                <li key={conflict.patternId}>
                  <a
                    href={hrefOf({ page: "conflicts", id: conflict.patternId })}
                    aria-current={conflict === chosen ? "true" : undefined}
                  >
                    <span className="cut title">{conflict[conflict.winner].name}</span>
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
                and {count(conflicts.length - MOST_SHOWN, "more conflict")}, shown when these are
                settled
              </p>
            )}
          </nav>
          {chosen === undefined ? (
            <div className="card">
              <Empty icon="check" title="This one is settled">
                <p>Somebody settled it meanwhile. Choose another, or look at its history.</p>
              </Empty>
            </div>
          ) : (
            <ConflictView key={chosen.local.digest + chosen.remote.digest} conflict={chosen} />
          )}
        </div>
      )}
    </>
  );
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}
