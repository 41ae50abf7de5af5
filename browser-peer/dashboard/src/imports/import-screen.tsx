import {
  messageOf,
  PreconditionFailedError,
  usePatternActions,
  type HeldPattern,
} from "@patternmesh/react";
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
import { changeOf, ImportTable } from "./import-table.js";
import "./import.css";

type State =
  | { readonly at: "start" }
  | { readonly at: "looking"; readonly done: number; readonly of: number }
  | {
      readonly at: "preview";
      readonly examined: Examined;
      /** What the library held of each then. */
      readonly held: ReadonlyMap<string, HeldPattern>;
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
      const held = new Map<string, HeldPattern>();
      for (const { id } of examined.tests) {
        const pattern = await get(id);
        if (pattern !== undefined) {
          held.set(id, pattern);
        }
      }
      if (turn === run.current) {
        const news = examined.tests.filter((test) => changeOf(test, held.get(test.id)) !== "same");
        setChosen(new Set(news.map(({ id }) => id)));
        setEdits(new Map());
        setState({ at: "preview", examined, held });
      }
    } catch (thrown) {
      if (turn === run.current) {
        complain(thrown);
        setState({ at: "start" });
      }
    }
  };

  const startOver = () => {
    run.current++;
    setState({ at: "start" });
  };

  /** Takes the place of what the preview showed, and of nothing that came since. */
  const importOne = async (
    { id, content, confident }: Importable,
    before: HeldPattern | undefined,
  ): Promise<void> => {
    if (before === undefined && (await get(id)) !== undefined) {
      throw new Error("a pattern of this id came since you looked; start over to compare with it");
    }
    const { confidence, ...edit } = content;
    const keeps = !confident && before !== undefined;
    try {
      await put(id, keeps ? edit : { ...edit, confidence }, before?.digest);
    } catch (thrown) {
      throw thrown instanceof PreconditionFailedError
        ? new Error("somebody changed it since you looked; start over to compare with that")
        : thrown;
    }
  };

  const importChosen = async (examined: Examined, held: ReadonlyMap<string, HeldPattern>) => {
    const turn = ++run.current;
    const tests = examined.tests
      .filter(({ id }) => chosen.has(id))
      .map((test) => edits.get(test.id) ?? test);
    const ids: string[] = [];
    const failed: string[] = [];
    for (const test of tests) {
      if (turn !== run.current) {
        break;
      }
      setState({ at: "importing", done: ids.length + failed.length, of: tests.length });
      try {
        await importOne(test, held.get(test.id));
        ids.push(test.id);
      } catch (thrown) {
        failed.push(`${test.path}: ${messageOf(thrown)}`);
      }
    }
    say(`${count(ids.length, "pattern")} imported, and on the way to the room`);
    if (turn === run.current) {
      setState({ at: "done", ids, failed });
    }
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
          <button className="button" onClick={startOver}>
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
            held={state.held}
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
              onClick={() => importChosen(state.examined, state.held)}
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
