/**
 * `next`, with every part that says the same as in `before` replaced by the part of `before`; all
 * of `before` when nothing differs. So whoever compares by identity sees only what changed.
 * Understands plain objects, arrays, maps, dates and errors; anything else is compared by identity.
 */
export function reuse<T>(before: unknown, next: T): T {
  return Object.is(before, next) ? next : (merged(before, next) as T);
}

function merged(before: unknown, next: unknown): unknown {
  if (!isObject(before) || !isObject(next)) {
    return next;
  }
  if (before instanceof Date && next instanceof Date) {
    return before.getTime() === next.getTime() ? before : next;
  }
  if (before instanceof Error && next instanceof Error) {
    return sameError(before, next) ? before : next;
  }
  if (before instanceof Map && next instanceof Map) {
    return ofMaps(before, next);
  }
  if (Array.isArray(before) && Array.isArray(next)) {
    return ofArrays(before, next);
  }
  return isPlain(before) && isPlain(next) ? ofRecords(before, next) : next;
}

function ofMaps(before: Map<unknown, unknown>, next: Map<unknown, unknown>): unknown {
  const entries = [...next].map(([key, value]) => [key, reuse(before.get(key), value)] as const);
  const keys = [...before.keys()];
  const same =
    before.size === next.size &&
    entries.every(([key, value], i) => key === keys[i] && Object.is(before.get(key), value));
  return same ? before : new Map(entries);
}

function ofArrays(before: readonly unknown[], next: readonly unknown[]): unknown {
  const items = next.map((item, i) => reuse(before[i], item));
  const same =
    before.length === next.length && items.every((item, i) => Object.is(item, before[i]));
  return same ? before : items;
}

function ofRecords(before: Record<string, unknown>, next: Record<string, unknown>): unknown {
  const entries = Object.entries(next).map(([k, value]) => [k, reuse(before[k], value)] as const);
  const same =
    Object.keys(before).length === entries.length &&
    entries.every(([key, value]) => key in before && Object.is(before[key], value));
  return same ? before : Object.fromEntries(entries);
}

function sameError(before: Error, next: Error): boolean {
  const code = (error: Error): unknown => ("code" in error ? error.code : undefined);
  return (
    before.name === next.name && before.message === next.message && code(before) === code(next)
  );
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isPlain(value: object): value is Record<string, unknown> {
  return Object.getPrototypeOf(value) === Object.prototype;
}
