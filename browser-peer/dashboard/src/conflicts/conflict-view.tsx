import { usePatternActions, type Conflict, type ConflictSide } from "@patternmesh/react";
import { patternHref } from "../app/route.js";
import { DiffView } from "../diff/diff-view.js";
import { changedFields } from "../library/changed-fields.js";
import { useBusy } from "../ui/busy.js";
import { Icon } from "../ui/icon.js";
import { MemberName } from "../ui/member-name.js";
import { Note } from "../ui/notes.js";
import { Ago } from "../ui/time.js";
import { number } from "../ui/words.js";
import { useSideNames } from "./side-names.js";

/** Both sides of one conflict beside each other, and the ways to settle it. */
export function ConflictView({
  conflict,
  first,
  among,
  onMerge,
}: {
  conflict: Conflict;
  /** The first over this pattern: that which a library settles when it is told a side. */
  first: Conflict;
  /** How many there are over this pattern. */
  among: number;
  onMerge: (from?: "local" | "remote") => void;
}) {
  const { delete: remove } = usePatternActions();
  const [busy, run] = useBusy();
  const { local, remote, winner } = conflict;
  const [leftName, rightName] = useSideNames(conflict);
  const settle = (choice: "local" | "remote"): Promise<void> => {
    if (conflict === first) {
      return conflict.resolveWith(choice);
    }
    return choice === winner
      ? first.resolveWith(first.winner)
      : remove(conflict.patternId, conflict[winner].digest);
  };
  const keep = (choice: "local" | "remote") =>
    run(
      () => settle(choice),
      `Settled: ${choice === "local" ? leftName : rightName} counts for everybody`,
    );
  const side = (which: "local" | "remote") => {
    const wins = winner === which;
    const merges = conflict !== first && !wins && !conflict[which].deleted;
    return (
      <Side
        side={conflict[which]}
        name={which === "local" ? leftName : rightName}
        wins={wins}
        busy={busy}
        label={merges ? "Merge from this one" : "Keep this one"}
        choose={() => (merges ? onMerge(which) : keep(which))}
      />
    );
  };
  const fields = local.deleted || remote.deleted ? [] : changedFields(local, remote);

  return (
    <section className="card" aria-labelledby="conflict-title">
      <div className="card-body stack">
        <div className="row wrap">
          <h2 id="conflict-title" className="grow conflict-title">
            {conflict[winner].name}
          </h2>
          <a className="small" href={patternHref(conflict.patternId)}>
            Open in the library
          </a>
        </div>
        {among > 1 && (
          <Note>
            {number(among + 1)} edits of this pattern met. Settling one of its conflicts settles
            all: look at each of them first.
          </Note>
        )}
        <div className="sides">
          {side("local")}
          {side("remote")}
        </div>
        {fields.length > 0 && (
          <table className="field-table">
            <caption className="sr-only">Fields that differ</caption>
            <thead>
              <tr>
                <th scope="col">Field</th>
                <th scope="col">{leftName}</th>
                <th scope="col">{rightName}</th>
              </tr>
            </thead>
            <tbody>
              {fields.map(({ field, from, to }) => (
                <tr key={field}>
                  <th scope="row">{field}</th>
                  <td>{from}</td>
                  <td>{to}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {local.deleted || remote.deleted ? (
          <Note tone="warm">
            {local.deleted ? leftName : rightName} deleted the pattern while{" "}
            {local.deleted ? rightName : leftName} changed it.
          </Note>
        ) : (
          <DiffView
            left={local.pattern}
            right={remote.pattern}
            leftName={leftName}
            rightName={rightName}
          />
        )}
        <div className="row wrap merge-row">
          <span className="grow small quiet">Neither alone is right?</span>
          <button className="button" onClick={() => onMerge()}>
            <Icon name="edit" size={16} />
            Merge by hand
          </button>
        </div>
      </div>
    </section>
  );
}

function Side({
  side,
  name,
  wins,
  busy,
  label,
  choose,
}: {
  side: ConflictSide;
  name: string;
  wins: boolean;
  busy: boolean;
  label: string;
  choose: () => void;
}) {
  return (
    <div className={wins ? "side-card wins" : "side-card"}>
      <div className="row wrap">
        <h3>{name}</h3>
        {wins && <span className="pill accent">counts for now</span>}
        {side.deleted && <span className="pill bad">deletes it</span>}
      </div>
      <p className="row wrap small quiet">
        <MemberName id={side.sharedBy} size={18} />
        <span className="num">version {number(side.version)}</span>
        <Ago when={side.updatedAt} />
      </p>
      <button className={wins ? "button primary" : "button"} disabled={busy} onClick={choose}>
        <Icon name="check" size={16} />
        {side.deleted ? "Delete it" : label}
      </button>
    </div>
  );
}
