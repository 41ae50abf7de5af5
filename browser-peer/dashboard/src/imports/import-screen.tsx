import { usePatternActions, type HeldPattern } from "@patternmesh/react";
import { useRef, useState } from "react";
import { patternHref } from "../app/route.js";
import "../library/library.css";
import { Bone } from "../ui/bone.js";
import { Icon } from "../ui/icon.js";
import { Note } from "../ui/notes.js";
import { complain, say } from "../ui/toasts.js";
import { count, number } from "../ui/words.js";
import { DropZone } from "./drop-zone.js";
import { examine, type Examined, type Importable } from "./examine.js";
import { MOST_FILES, type Found } from "./found-files.js";
import { changeOf, ImportTable, type Change } from "./import-table.js";
import "./import.css";

type State =
  | { readonly at: "start" }
  | { readonly at: "looking"; readonly done: number; readonly of: number }
  | {
      readonly at: "preview";
      readonly examined: Examined;
      readonly changes: ReadonlyMap<string, Change>;
    }
  | { readonly at: "importing"; readonly done: number; readonly of: number }
  | { readonly at: "done"; readonly ids: readonly string[]; readonly failed: readonly string[] };

/** Test files of this machine become patterns: dropped, looked at, chosen, imported. */
export default function ImportScreen() {
  const { get, put } = usePatternActions();
  const [state, setState] = useState<State>({ at: "start" });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [edits, setEdits] = useState<ReadonlyMap<string, Importable>>(new Map());
  const run = useRef(0);

  const look = async (finding: Promise<Found>) => {
    const turn = ++run.current;
    try {
      setState({ at: "looking", done: 0, of: 0 });
      const examined = await examine(await finding, (done, of) => {
        if (turn === run.current) {
          setState({ at: "looking", done, of });
        }
      });
      const held = new Map<string, HeldPattern | undefined>();
      for (const { id } of examined.tests) {
        held.set(id, await get(id));
      }
      const changes = new Map(
        examined.tests.map((test) => [test.id, changeOf(test, held.get(test.id))] as const),
      );
      if (turn === run.current) {
        setChosen(
          new Set(examined.tests.map(({ id }) => id).filter((id) => changes.get(id) !== "same")),
        );
        setEdits(new Map());
        setState({ at: "preview", examined, changes });
      }
    } catch (thrown) {
      complain(thrown);
      setState({ at: "start" });
    }
  };

  const importChosen = async (examined: Examined, changes: ReadonlyMap<string, Change>) => {
    const tests = examined.tests
      .filter(({ id }) => chosen.has(id))
      .map((test) => edits.get(test.id) ?? test);
    const ids: string[] = [];
    const failed: string[] = [];
    for (const test of tests) {
      setState({ at: "importing", done: ids.length + failed.length, of: tests.length });
      try {
        const { confidence, ...edit } = test.content;
        const keeps = !test.confident && changes.get(test.id) !== "new";
        await put(test.id, keeps ? edit : { ...edit, confidence });
        ids.push(test.id);
      } catch (thrown) {
        failed.push(`${test.path}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
      }
    }
    say(`${count(ids.length, "pattern")} imported, and on the way to the room`);
    setState({ at: "done", ids, failed });
  };

  return (
    <>
      <div className="page-head">
        <div>
          <h1>Import</h1>
          <p>
            Test files of this machine become patterns of the room. Nothing leaves before you say
            so.
          </p>
        </div>
        {state.at !== "start" && (
          <button className="button" onClick={() => setState({ at: "start" })}>
            Start over
          </button>
        )}
      </div>
      {(state.at === "start" || state.at === "done") && <DropZone onFiles={look} />}
      {state.at === "looking" && (
        <div className="card card-body stack" aria-busy="true">
          <p role="status">
            Looking at{" "}
            {state.of === 0
              ? "what was dropped"
              : `${number(state.done)} of ${count(state.of, "file")}`}
            …
          </p>
          <Bone height={180} />
        </div>
      )}
      {state.at === "importing" && (
        <div className="card card-body stack" aria-busy="true">
          <p role="status">
            Importing {number(state.done)} of {number(state.of)}…
          </p>
          <div className="bar">
            <i style={{ width: `${(100 * state.done) / Math.max(1, state.of)}%` }} />
          </div>
        </div>
      )}
      {state.at === "done" && <Outcome ids={state.ids} failed={state.failed} />}
      {state.at === "preview" && (
        <div className="stack">
          {state.examined.more && (
            <Note tone="warm">
              There is more: only the first {number(MOST_FILES)} files were looked at. Drop single
              folders for the rest.
            </Note>
          )}
          <ImportTable
            tests={state.examined.tests.map((test) => edits.get(test.id) ?? test)}
            changes={state.changes}
            chosen={chosen}
            onChoose={setChosen}
            onEdit={(test) => setEdits(new Map(edits).set(test.id, test))}
            passedOver={state.examined.passedOver}
          />
          {state.examined.refused.length > 0 && (
            <section className="card" aria-labelledby="refused-title">
              <div className="card-head">
                <h2 id="refused-title">Cannot be imported</h2>
                <span className="small quiet num">{number(state.examined.refused.length)}</span>
              </div>
              <ul className="refused">
                {state.examined.refused.slice(0, 200).map(({ path, reason }) => (
                  <li key={path}>
                    <span className="mono">{path}</span> <span className="quiet">{reason}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <div className="row wrap import-foot">
            <button
              className="button primary"
              disabled={chosen.size === 0}
              onClick={() => importChosen(state.examined, state.changes)}
            >
              <Icon name="import" size={16} />
              Import {count(chosen.size, "pattern")}
            </button>
          </div>
        </div>
      )}
    </>
  );
}

function Outcome({ ids, failed }: { ids: readonly string[]; failed: readonly string[] }) {
  return (
    <div className="stack outcome">
      <Note tone="good">
        {count(ids.length, "pattern")} imported.{" "}
        {ids[0] !== undefined && <a href={patternHref(ids[0])}>Look at the first</a>}
      </Note>
      {failed.length > 0 && (
        <Note tone="bad">
          <p>{count(failed.length, "file")} could not be imported:</p>
          <ul>
            {failed.slice(0, 50).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Note>
      )}
    </div>
  );
}
