import { useMemo, type CSSProperties } from "react";
import { markOf } from "./mark-cells.js";

/** A member's mark, drawn from its key. */
export function Mark({ id, size = 24 }: { id: string; size?: number }) {
  const shape = useMemo(() => markOf(id), [id]);
  return (
    <svg
      className="mark"
      width={size}
      height={size}
      viewBox="-1.6 -1.6 8.2 8.2"
      style={{ "--h": shape.hue } as CSSProperties}
      aria-hidden="true"
    >
      <MarkCells cells={shape.cells} />
    </svg>
  );
}

/** The filled cells on a field of 5 by 5. */
export function MarkCells({ cells }: { cells: readonly boolean[] }) {
  return cells.map((filled, i) =>
    filled ? (
      <rect
        key={i}
        x={i % 5}
        y={Math.floor(i / 5)}
        width="1.04"
        height="1.04"
        fill="currentColor"
      />
    ) : null,
  );
}
