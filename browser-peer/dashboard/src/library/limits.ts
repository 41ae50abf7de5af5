/** The limits of a pattern's fields, as every member holds to them. */
export const LIMITS = {
  id: 200,
  name: 200,
  framework: 64,
  description: 4_000,
  codeBytes: 1_048_576,
} as const;

export type FieldName = "id" | "name" | "framework" | "pattern" | "description" | "confidence";

const ID = /^[A-Za-z0-9._:/-]{1,200}$/;

/** What is wrong with which field, in words that say what to do. */
export function mistakesOf(values: {
  readonly id: string;
  readonly name: string;
  readonly framework: string;
  readonly pattern: string;
  readonly description: string;
  readonly confidence: number;
}): Partial<Record<FieldName, string>> {
  const mistakes: Partial<Record<FieldName, string>> = {};
  if (!ID.test(values.id)) {
    mistakes.id = "1 to 200 letters, digits and . _ : / - (no blanks)";
  }
  if (values.name.trim() === "" || values.name.length > LIMITS.name) {
    mistakes.name = "1 to 200 characters";
  }
  if (values.framework.trim() === "" || values.framework.length > LIMITS.framework) {
    mistakes.framework = "1 to 64 characters, such as jest";
  }
  if (values.description.length > LIMITS.description) {
    mistakes.description = `up to 4,000 characters; these are ${values.description.length}`;
  }
  if (values.pattern === "") {
    mistakes.pattern = "the code may not be empty";
  } else if (bytesOf(values.pattern) > LIMITS.codeBytes) {
    mistakes.pattern = "up to 1 MiB; split it";
  }
  if (!Number.isInteger(values.confidence) || values.confidence < 0 || values.confidence > 100) {
    mistakes.confidence = "a whole number from 0 to 100";
  }
  return mistakes;
}

export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
