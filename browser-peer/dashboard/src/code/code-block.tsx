import { useState } from "react";
import { number } from "../ui/words.js";
import { CodeLine } from "./code-lines.js";
import "./code.css";
import { languageOf } from "./language-of.js";
import { useHighlighted } from "./use-highlighted.js";

/** So many lines are shown before somebody asks for all. */
const FIRST_LINES = 1_500;

/** A pattern's code with numbered lines. */
export function CodeBlock({
  pattern,
}: {
  pattern: { readonly id: string; readonly framework: string; readonly pattern: string };
}) {
  const [all, setAll] = useState(false);
  const lines = useHighlighted(pattern.pattern.replace(/\n$/, ""), languageOf(pattern));
  const shown = all ? lines : lines.slice(0, FIRST_LINES);
  return (
    <div className="code" tabIndex={0} role="region" aria-label="Code">
      <pre>
        <code>
          {shown.map((line, i) => (
            <span className="code-line" key={i} data-n={i + 1}>
              <CodeLine line={line} />
              {"\n"}
            </span>
          ))}
        </code>
      </pre>
      {shown.length < lines.length && (
        <button className="button" onClick={() => setAll(true)}>
          Show all {number(lines.length)} lines
        </button>
      )}
    </div>
  );
}
