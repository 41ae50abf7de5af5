/** How a step of the diagnosis ended. */
export interface Finding {
  /** `skip`: says nothing about this set-up. */
  readonly state: "good" | "warm" | "bad" | "skip";
  /** What was found. */
  readonly says: string;
  /** What to do about it. */
  readonly remedy?: string;
}

export const good = (says: string): Finding => ({ state: "good", says });
export const warm = (says: string, remedy: string): Finding => ({ state: "warm", says, remedy });
export const bad = (says: string, remedy: string): Finding => ({ state: "bad", says, remedy });
export const skip = (says: string): Finding => ({ state: "skip", says });
