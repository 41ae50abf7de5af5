import { PatternCategory } from "@patternmesh/react";

/** The categories in the order in which they are shown. */
export const CATEGORIES: readonly PatternCategory[] = Object.values(PatternCategory);

const CATEGORY_WORDS: Readonly<Record<PatternCategory, string>> = {
  [PatternCategory.UNIT_TEST]: "Unit",
  [PatternCategory.INTEGRATION_TEST]: "Integration",
  [PatternCategory.E2E_TEST]: "End to end",
  [PatternCategory.PERFORMANCE_TEST]: "Performance",
  [PatternCategory.SECURITY_TEST]: "Security",
  [PatternCategory.DEFECT_FIX]: "Defect fix",
};

export function categoryWord(category: PatternCategory): string {
  return CATEGORY_WORDS[category] ?? category;
}

export function isCategory(text: string | null | undefined): text is PatternCategory {
  return CATEGORIES.includes(text as PatternCategory);
}

/** The first letters of a peer id, enough to tell members of one room apart. */
export function shortId(id: string): string {
  return id.length > 9 ? `${id.slice(0, 8)}…` : id;
}

/** `1 pattern`, `2 patterns`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${number(n)} ${n === 1 ? one : many}`;
}

const NUMBERS = new Intl.NumberFormat("en");

export function number(n: number): string {
  return NUMBERS.format(n);
}

/** `12.4 KiB`. */
export function bytes(n: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let unit = 0;
  let value = n;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** `just now`, `5 min ago`, `3 days ago`; a date after a month. */
export function ago(then: Date, now: number): string {
  const seconds = Math.round((now - then.getTime()) / 1000);
  if (Number.isNaN(seconds)) {
    return "at an unknown time";
  }
  if (seconds < 45) {
    return "just now";
  }
  if (seconds < 3600) {
    return `${Math.max(1, Math.round(seconds / 60))} min ago`;
  }
  if (seconds < 86_400) {
    return `${Math.round(seconds / 3600)} h ago`;
  }
  const days = Math.round(seconds / 86_400);
  return days <= 30 ? count(days, "day") + " ago" : date(then);
}

const DATES = new Intl.DateTimeFormat("en", { dateStyle: "medium" });
const MOMENTS = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "medium" });

export function date(when: Date): string {
  return Number.isNaN(when.getTime()) ? "unknown" : DATES.format(when);
}

export function moment(when: Date): string {
  return Number.isNaN(when.getTime()) ? "unknown" : MOMENTS.format(when);
}
