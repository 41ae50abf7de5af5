import type { HeldPattern, PatternCategory } from "@patternmesh/react";
import { useEffect, useRef } from "react";
import { CATEGORIES, categoryWord, count } from "../ui/words.js";
import type { Importable } from "./examine.js";

/** What an import would do to the library. */
type Change = "new" | "changed" | "same";

const SHOWN = 300;

export function changeOf({ content }: Importable, held: HeldPattern | undefined): Change {
  if (held === undefined) {
    return "new";
  }
  return content.pattern === held.pattern &&
    content.name === held.name &&
    content.category === held.category &&
    content.framework === held.framework
    ? "same"
    : "changed";
}

const WORDS: Readonly<Record<Change, readonly [string, string]>> = {
  new: ["new", "pill good"],
  changed: ["changed", "pill warm"],
  same: ["as it is", "pill"],
};

/** What was found, to choose from and to set right before it is imported. */
export function ImportTable({
  tests,
  held,
  chosen,
  onChoose,
  onEdit,
  passedOver,
}: {
  tests: readonly Importable[];
  /** What the library holds of them. */
  held: ReadonlyMap<string, HeldPattern>;
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
  onEdit: (test: Importable) => void;
  passedOver: number;
}) {
  const all = useRef<HTMLInputElement>(null);
  const some = chosen.size > 0 && chosen.size < tests.length;
  useEffect(() => {
    if (all.current !== null) {
      all.current.indeterminate = some;
    }
  }, [some]);
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) {
      next.add(id);
    } else {
      next.delete(id);
    }
    onChoose(next);
  };
  return (
    <section className="card" aria-labelledby="found-title">
      <div className="card-head">
        <h2 id="found-title">{count(tests.length, "test file")} found</h2>
        <span className="small quiet num">{count(passedOver, "other file")} passed over</span>
      </div>
      {tests.length === 0 ? (
        <p className="card-body quiet">
          None of these files is a test of a known framework. Name files as your framework does,
          such as <code>cart.test.ts</code>, <code>CartTest.java</code> or <code>test_cart.py</code>
          .
        </p>
      ) : (
        <div className="table-scroll" tabIndex={0} role="region" aria-label="Test files">
          <table className="import-table">
            <thead>
              <tr>
                <th scope="col">
                  <input
                    ref={all}
                    type="checkbox"
                    aria-label="Choose all"
                    checked={chosen.size === tests.length}
                    onChange={(event) =>
                      onChoose(new Set(event.target.checked ? tests.map(({ id }) => id) : []))
                    }
                  />
                </th>
                <th scope="col">Pattern</th>
                <th scope="col">Category</th>
                <th scope="col">Framework</th>
                <th scope="col">Library</th>
              </tr>
            </thead>
            <tbody>
              {tests.slice(0, SHOWN).map((test) => (
                <Row
                  key={test.id}
                  test={test}
                  change={changeOf(test, held.get(test.id))}
                  chosen={chosen.has(test.id)}
                  onToggle={(on) => toggle(test.id, on)}
                  onEdit={onEdit}
                />
              ))}
            </tbody>
          </table>
          {tests.length > SHOWN && (
            <p className="card-body small quiet">
              and {count(tests.length - SHOWN, "more file")}, chosen as guessed
            </p>
          )}
        </div>
      )}
    </section>
  );
}

function Row({
  test,
  change,
  chosen,
  onToggle,
  onEdit,
}: {
  test: Importable;
  change: Change;
  chosen: boolean;
  onToggle: (on: boolean) => void;
  onEdit: (test: Importable) => void;
}) {
  const { name, category, framework } = test.content;
  const [words, tone] = WORDS[change];
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          aria-label={`Import ${name}`}
          checked={chosen}
          onChange={(event) => onToggle(event.target.checked)}
        />
      </td>
      <td>
        <span className="title">{name}</span>
        <span className="mono quiet">{test.id}</span>
      </td>
      <td>
        <select
          className="input"
          aria-label={`Category of ${name}`}
          value={category}
          onChange={(event) =>
            onEdit({
              ...test,
              content: { ...test.content, category: event.target.value as PatternCategory },
            })
          }
        >
          {CATEGORIES.map((each) => (
            <option key={each} value={each}>
              {categoryWord(each)}
            </option>
          ))}
        </select>
      </td>
      <td>{framework}</td>
      <td>
        <span className={tone}>{words}</span>
      </td>
    </tr>
  );
}
