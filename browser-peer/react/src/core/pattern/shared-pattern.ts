/** The kinds of test a pattern may be. */
export enum PatternCategory {
  UNIT_TEST = "unit-test",
  INTEGRATION_TEST = "integration-test",
  E2E_TEST = "e2e-test",
  PERFORMANCE_TEST = "performance-test",
  SECURITY_TEST = "security-test",
  DEFECT_FIX = "defect-fix",
}

/** A pattern as members of a room see it. */
export interface SharedPattern {
  /** 1-200 of `A-Z a-z 0-9 . _ : / -`, the same with every member. */
  readonly id: string;
  /** 1-200 characters. */
  readonly name: string;
  readonly category: PatternCategory;
  /** What runs it, such as `jest`; 1-64 characters. */
  readonly framework: string;
  /** The code; 1 byte to 1 MiB of UTF-8. */
  readonly pattern: string;
  /** Up to 4,000 characters. */
  readonly description: string;
  /** 0-100. */
  readonly confidence: number;
  /** Successful uses by all members together. */
  readonly usageCount: number;
  /** From 1; an edit counts one on from the highest version seen. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** The peer id of the author of this version. */
  readonly sharedBy: string;
}

/** What a user writes; on an edit, what is left out stays as it is. */
export interface PatternEdit {
  readonly name?: string;
  readonly category?: PatternCategory;
  readonly framework?: string;
  readonly pattern?: string;
  readonly description?: string;
  readonly confidence?: number;
  /** `"room"`, or the only peers that may hold it; an empty list is a draft. */
  readonly audience?: Audience;
}

/** Who may hold a pattern: everybody in the room, or these peers and the author. */
export type Audience = "room" | readonly string[];

/** A pattern that this member holds. */
export interface HeldPattern extends SharedPattern {
  /** Of the head, 64 hexadecimal digits; pass it as `ifMatch` to edit just this state. */
  readonly digest: string;
  readonly audience: Audience;
  /** In a page of very long patterns, that `pattern` is empty here; `get` has it. */
  readonly codeOmitted?: boolean;
}

/** One state of a pattern that was seen here; what lost a conflict stays among them. */
export interface PastRevision {
  readonly digest: string;
  readonly version: number;
  readonly updatedAt: Date;
  readonly sharedBy: string;
  readonly deleted: boolean;
  /** Whether it is the state that counts now. */
  readonly head: boolean;
  /** Absent for a deletion. */
  readonly content?: PatternContent;
}

/** What an author writes of a pattern. */
export type PatternContent = Pick<
  SharedPattern,
  "name" | "category" | "framework" | "pattern" | "description" | "confidence"
>;
