import type { Conflict, ConflictSide } from "@patternmesh/react";
import { useState } from "react";
import { patternHref } from "../app/route.js";
import { DiffView } from "../diff/diff-view.js";
import { changedFields } from "../library/changed-fields.js";
import { useBusy } from "../ui/busy.js";
import { Icon } from "../ui/icon.js";
import { MemberName, useMemberName } from "../ui/member-name.js";
import { Note } from "../ui/notes.js";
import { Ago } from "../ui/time.js";
import { number } from "../ui/words.js";
import { MergeForm } from "./merge-form.js";

/** Both sides of one conflict beside each other, and the ways to settle it. */
export function ConflictView({ conflict }: { conflict: Conflict }) {
  const [merging, setMerging] = useState(false);
  const [busy, run] = useBusy();
  const { local, remote, winner } = conflict;
  const mine = useMemberName(local.sharedBy);
  const theirs = useMemberName(remote.sharedBy);
  const [leftName, rightName] = sideNames(mine, theirs);
  const keep = (choice: "local" | "remote") =>
    run(
      () => conflict.resolveWith(choice),
      `Settled: ${choice === "local" ? leftName : rightName} counts for everybody`,
    );
  const fields = local.deleted || remote.deleted ? [] : changedFields(local, remote);

  if (merging) {
    return (
      <section className="card" aria-label="Merge by hand">
        <MergeForm
          conflict={conflict}
          leftName={leftName}
          rightName={rightName}
          done={() => setMerging(false)}
        />
      </section>
    );
  }
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
        <div className="sides">
          <Side
            side={local}
            name={leftName}
            wins={winner === "local"}
            busy={busy}
            keep={() => keep("local")}
          />
          <Side
            side={remote}
            name={rightName}
            wins={winner === "remote"}
            busy={busy}
            keep={() => keep("remote")}
          />
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
          <button className="button" onClick={() => setMerging(true)}>
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
  keep,
}: {
  side: ConflictSide;
  name: string;
  wins: boolean;
  busy: boolean;
  keep: () => void;
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
      <button className={wins ? "button primary" : "button"} disabled={busy} onClick={keep}>
        <Icon name="check" size={16} />
        {side.deleted ? "Delete it" : "Keep this one"}
      </button>
    </div>
  );
}

/** What the sides are called: yours where one is, else by their authors. */
export function sideNames(
  left: { readonly name: string; readonly self: boolean },
  right: { readonly name: string; readonly self: boolean },
): readonly [string, string] {
  const word = (each: typeof left) => (each.self ? "Yours" : each.name);
  return word(left) === word(right)
    ? [`${word(left)}, here first`, `${word(right)}, came later`]
    : [word(left), word(right)];
}
