import { CodeLine } from "./code-lines.js";
import "./code.css";
import { languageOf } from "./language-of.js";
import { LONGEST_COLOURED, useHighlighted } from "./use-highlighted.js";

/** A plain text area, with its text coloured beneath it; of long code it is one plain text. */
export function CodeEditor({
  id,
  value,
  onChange,
  pattern,
  describedBy,
  invalid = false,
}: {
  id: string;
  value: string;
  onChange: (value: string) => void;
  /** Tells the language. */
  pattern: { readonly id: string; readonly framework: string };
  describedBy?: string;
  invalid?: boolean;
}) {
  const lines = useHighlighted(value, languageOf({ ...pattern, pattern: value }));
  return (
    <div className="code-editor">
      <div className="sheet">
        <pre aria-hidden="true">
          <code>
            {value.length > LONGEST_COLOURED
              ? `${value}\n`
              : lines.map((line, i) => (
                  <span key={i}>
                    <CodeLine line={line} />
                    {"\n"}
                  </span>
                ))}
          </code>
        </pre>
        <textarea
          id={id}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          aria-describedby={describedBy}
          aria-invalid={invalid}
          wrap="off"
        />
      </div>
    </div>
  );
}
