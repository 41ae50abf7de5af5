/** What a member's mark looks like: a hue, and which cells of a woven 5 by 5 field are filled. */
export interface MarkShape {
  /** Degrees. */
  readonly hue: number;
  /** Row by row, mirrored left to right. */
  readonly cells: readonly boolean[];
}

const SIDE = 5;

/** The same for the same peer id, everywhere: a name can be borrowed, an id cannot. */
export function markOf(peerId: string): MarkShape {
  let state = 0x811c9dc5;
  for (let i = 0; i < peerId.length; i++) {
    state = Math.imul(state ^ peerId.charCodeAt(i), 0x01000193);
  }
  const next = () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5;
    return (state ^ (state >>> 13)) >>> 0;
  };
  const hue = next() % 360;
  const cells: boolean[] = new Array<boolean>(SIDE * SIDE).fill(false);
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < 3; column++) {
      const filled = next() % 100 < (column === 1 ? 62 : 48);
      cells[row * SIDE + column] = filled;
      cells[row * SIDE + (SIDE - 1 - column)] = filled;
    }
  }
  return { hue, cells };
}
