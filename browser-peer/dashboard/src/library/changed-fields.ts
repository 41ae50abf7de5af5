import type { PatternContent } from "@patternmesh/react";
import { categoryWord } from "../ui/words.js";

/** A field other than the code that two states do not share. */
export interface ChangedField {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

type Described = Omit<PatternContent, "pattern">;

const FIELDS: readonly (readonly [string, (content: Described) => string])[] = [
  ["Name", (content) => content.name],
  ["Category", (content) => categoryWord(content.category)],
  ["Framework", (content) => content.framework],
  ["Confidence", (content) => String(content.confidence)],
  ["Description", (content) => content.description],
];

export function changedFields(
  from: Described | undefined,
  to: Described | undefined,
): readonly ChangedField[] {
  if (from === undefined || to === undefined) {
    return [];
  }
  return FIELDS.map(([field, text]) => ({ field, from: text(from), to: text(to) })).filter(
    (each) => each.from !== each.to,
  );
}
