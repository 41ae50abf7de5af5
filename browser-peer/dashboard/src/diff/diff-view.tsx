import { useMemo, useState } from "react";
import { Note } from "../ui/notes.js";
import { number } from "../ui/words.js";
import { diffOf, stretchesOf, type DiffRow, type DiffSide } from "./diff-rows.js";
import "./diff.css";

/** So many rows are shown before somebody asks for more. */
const FIRST_ROWS = 1_500;

/** Two texts beside each other; on a narrow page one below the other, line by line. */
export function DiffView({
  left,
  right,
  leftName,
  rightName,
}: {
  left: string;
  right: string;
  leftName: string;
  rightName: string;
}) {
  const diff = useMemo(() => diffOf(left, right), [left, right]);
  const stretches = useMemo(() => stretchesOf(diff.rows), [diff]);
  const [limit, setLimit] = useState(FIRST_ROWS);
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set());
  if (diff.added + diff.removed === 0) {
    return <p className="diff-same">The code is the same.</p>;
  }
  return (
    <div className="diff-holder">
      {diff.whole && (
        <Note>These are too different to be compared line by line; each is shown whole.</Note>
      )}
      <div className="diff" tabIndex={0} role="region" aria-label="Differences of the code">
        <table>
          <caption className="sr-only">
            {number(diff.removed)} lines only in {leftName}, {number(diff.added)} only in{" "}
            {rightName}
          </caption>
          <colgroup>
            <col className="n" />
            <col />
            <col className="n" />
            <col />
          </colgroup>
          <thead>
            <tr>
              <th scope="col" colSpan={2}>
                {leftName} <span className="removed num">−{number(diff.removed)}</span>
              </th>
              <th scope="col" colSpan={2}>
                {rightName} <span className="added num">+{number(diff.added)}</span>
              </th>
            </tr>
          </thead>
          {stretches
            .filter((stretch) => stretch.at < limit)
            .map((stretch) =>
              stretch.folded && !unfolded.has(stretch.at) ? (
                <tbody key={stretch.at}>
                  <tr className="fold">
                    <td colSpan={4}>
                      <button onClick={() => setUnfolded(new Set(unfolded).add(stretch.at))}>
                        {number(stretch.rows.length)} equal lines
                      </button>
                    </td>
                  </tr>
                </tbody>
              ) : (
                <tbody key={stretch.at}>
                  {stretch.rows.slice(0, limit - stretch.at).map((row, i) => (
                    <Row key={i} row={row} />
                  ))}
                </tbody>
              ),
            )}
        </table>
        {diff.rows.length > limit && (
          <button className="button more" onClick={() => setLimit(limit * 4)}>
            More of {number(diff.rows.length)} lines
          </button>
        )}
      </div>
    </div>
  );
}

function Row({ row }: { row: DiffRow }) {
  const changed = row.kind === "changed";
  return (
    <tr className={changed ? "changed" : ""}>
      <Side side={row.left} tone={changed ? "cut" : ""} />
      <Side side={row.right} tone={changed ? "put" : ""} />
    </tr>
  );
}

function Side({ side, tone }: { side: DiffSide | undefined; tone: string }) {
  if (side === undefined) {
    return <td colSpan={2} className="void" />;
  }
  return (
    <>
      <td className={`n ${tone}`}>{side.n}</td>
      <td className={`line ${tone}`}>
        {side.pieces.map((piece, i) =>
          piece.changed ? <mark key={i}>{piece.text}</mark> : piece.text,
        )}
      </td>
    </>
  );
}
