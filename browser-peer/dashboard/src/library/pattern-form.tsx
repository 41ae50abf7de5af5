import { PatternCategory, usePatternFacets } from "@patternmesh/react";
import { useId, useState, type ReactNode } from "react";
import { CodeEditor } from "../code/code-editor.js";
import { useUnsaved } from "../ui/unsaved.js";
import { CATEGORIES, categoryWord } from "../ui/words.js";
import { suggestedId } from "./suggested-id.js";
import { LIMITS, mistakesOf, type FieldName } from "./limits.js";

/** What the form edits. */
export interface PatternValues {
  readonly id: string;
  readonly name: string;
  readonly category: PatternCategory;
  readonly framework: string;
  readonly pattern: string;
  readonly description: string;
  readonly confidence: number;
}

export const NEW_PATTERN: PatternValues = {
  id: "",
  name: "",
  category: PatternCategory.UNIT_TEST,
  framework: "",
  pattern: "",
  description: "",
  confidence: 70,
};

const KNOWN_FRAMEWORKS = [
  "jest",
  "vitest",
  "playwright",
  "cypress",
  "junit5",
  "pytest",
  "k6",
  "mocha",
];

/** The fields of a pattern, with their limits; says what is wrong once somebody tried to save. */
export function PatternForm({
  start,
  isNew,
  busy,
  save,
  cancel,
  saveLabel,
  onEdit,
  children,
}: {
  /** Counts when the form is first shown. */
  start: PatternValues;
  isNew: boolean;
  busy: boolean;
  save: (values: PatternValues) => void;
  cancel: () => void;
  saveLabel: string;
  /** Hears of what is typed before it is saved. */
  onEdit?: (values: PatternValues) => void;
  children?: ReactNode;
}) {
  const [first] = useState(start);
  const [values, setValues] = useState(first);
  const [idTouched, setIdTouched] = useState(!isNew);
  const [tried, setTried] = useState(false);
  const { facets } = usePatternFacets();
  const ids = useId();
  const mistakes = tried ? mistakesOf(values) : {};
  const set = (change: Partial<PatternValues>) => {
    const next = { ...values, ...change };
    setValues(next);
    onEdit?.(next);
  };
  useUnsaved(values !== first && !busy);

  const submit = () => {
    setTried(true);
    const wrong = Object.keys(mistakesOf(values))[0];
    if (wrong === undefined) {
      save(values);
    } else {
      document.getElementById(`${ids}${wrong}`)?.focus();
    }
  };
  const field = (name: FieldName) => ({
    id: ids + name,
    "aria-invalid": mistakes[name] !== undefined,
    "aria-describedby": `${ids}${name}-note`,
  });
  const note = (name: FieldName, hint = "") => (
    <span id={`${ids}${name}-note`} className={mistakes[name] ? "wrong" : "hint"}>
      {mistakes[name] ?? hint}
    </span>
  );
  return (
    <form
      className="pattern-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          submit();
        }
      }}
    >
      <div className="field wide">
        <label htmlFor={`${ids}name`}>Name</label>
        <input
          className="input"
          {...field("name")}
          value={values.name}
          maxLength={LIMITS.name}
          onChange={(event) => {
            const name = event.target.value;
            set(idTouched ? { name } : { name, id: suggestedId(values.category, name) });
          }}
        />
        {note("name", "What people will look for")}
      </div>
      <div className="field wide">
        <label htmlFor={`${ids}id`}>Id</label>
        <input
          className="input mono"
          {...field("id")}
          value={values.id}
          readOnly={!isNew}
          maxLength={LIMITS.id}
          spellCheck={false}
          autoCapitalize="off"
          onChange={(event) => {
            setIdTouched(true);
            set({ id: event.target.value });
          }}
        />
        {note("id", isNew ? "The same with every member, and stays so" : "Stays as it is")}
      </div>
      <div className="field">
        <label htmlFor={`${ids}category`}>Category</label>
        <select
          id={`${ids}category`}
          className="input"
          value={values.category}
          onChange={(event) => {
            const category = event.target.value as PatternCategory;
            set(idTouched ? { category } : { category, id: suggestedId(category, values.name) });
          }}
        >
          {CATEGORIES.map((category) => (
            <option key={category} value={category}>
              {categoryWord(category)}
            </option>
          ))}
        </select>
        <span className="hint">What kind of test it is</span>
      </div>
      <div className="field">
        <label htmlFor={`${ids}framework`}>Framework</label>
        <input
          className="input"
          {...field("framework")}
          value={values.framework}
          maxLength={LIMITS.framework}
          list={`${ids}frameworks`}
          spellCheck={false}
          autoCapitalize="off"
          onChange={(event) => set({ framework: event.target.value })}
        />
        <datalist id={`${ids}frameworks`}>
          {[...new Set([...(facets?.frameworks.keys() ?? []), ...KNOWN_FRAMEWORKS])].map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
        {note("framework", "What runs it, such as jest")}
      </div>
      <div className="field wide">
        <label htmlFor={`${ids}confidence`}>
          Confidence <b className="num">{values.confidence}</b>
        </label>
        <input
          type="range"
          min={0}
          max={100}
          {...field("confidence")}
          value={values.confidence}
          onChange={(event) => set({ confidence: event.target.valueAsNumber })}
        />
        {note("confidence", "0: an idea; 100: it has proven itself for long")}
      </div>
      <div className="field wide">
        <label htmlFor={`${ids}description`}>Description</label>
        <textarea
          className="input"
          rows={3}
          {...field("description")}
          value={values.description}
          onChange={(event) => set({ description: event.target.value })}
        />
        {note("description", "What it tests, and what somebody who takes it over must know")}
      </div>
      <div className="field wide">
        <label htmlFor={`${ids}pattern`}>Code</label>
        <CodeEditor
          id={`${ids}pattern`}
          value={values.pattern}
          onChange={(pattern) => set({ pattern })}
          pattern={values}
          describedBy={`${ids}pattern-note`}
          invalid={mistakes.pattern !== undefined}
        />
        {note("pattern", "Up to 1 MiB")}
      </div>
      {children}
      <div className="row wrap wide form-foot">
        <button className="button primary" disabled={busy}>
          {saveLabel}
        </button>
        <button type="button" className="button" onClick={cancel}>
          Cancel
        </button>
        <span className="quiet small">
          <kbd>Ctrl</kbd> <kbd>Enter</kbd> saves
        </span>
      </div>
    </form>
  );
}
