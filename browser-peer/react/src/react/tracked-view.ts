import { reuse } from "../core/reuse.js";
import type { Source } from "./source.js";

interface Cell<S, V> {
  state: S;
  values: V;
}

/**
 * A selection of a source's state that counts as changed only when a value changed that was read.
 * Values that nobody read yet follow silently, so that a first read gets the newest one.
 */
export class TrackedView<S, V extends object> {
  private readonly read = new Set<keyof V>();
  private cell: Cell<S, V> | undefined;

  constructor(
    private readonly source: Source<S>,
    private readonly select: (state: S) => V,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => this.source.subscribe(listener);

  readonly getSnapshot = (): Cell<S, V> => this.at(this.source.getSnapshot());

  /** The values of a cell, each noted when it is read, and what else the hook gives. */
  reading<A extends object>(cell: Cell<S, V>, actions: A): V & A {
    const result: object = { ...actions };
    for (const key of Object.keys(cell.values) as (keyof V)[]) {
      Object.defineProperty(result, key, {
        enumerable: true,
        get: () => {
          this.read.add(key);
          return cell.values[key];
        },
      });
    }
    return result as V & A;
  }

  private at(state: S): Cell<S, V> {
    const cell = this.cell;
    if (cell === undefined) {
      return (this.cell = { state, values: this.select(state) });
    }
    if (cell.state === state) {
      return cell;
    }
    const values = reuse(cell.values, this.select(state));
    if ([...this.read].some((key) => values[key] !== cell.values[key])) {
      return (this.cell = { state, values });
    }
    cell.state = state;
    cell.values = values;
    return cell;
  }
}
