import {
  PreconditionFailedError,
  type Audience,
  type Conflict,
  type HeldPattern,
  type PastRevision,
  type PatternContent,
  type PatternEdit,
  type PatternFacets,
  type PatternPage,
  type PatternQuery,
  type Patterns,
  type Resolution,
} from "@patternmesh/react";
import { conflictOver } from "./demo-conflict.js";
import { DemoStates, edited, type DemoPattern } from "./demo-states.js";

/** A library in memory, for demos and tests of the screens. */
export class DemoLibrary implements Patterns {
  private readonly states: DemoStates;
  /** By pattern id, as a library lists them. */
  private open: readonly Conflict[] = [];

  constructor(
    private readonly self: string,
    private readonly changed: (id: string, deleted: boolean) => void,
    patterns: readonly DemoPattern[],
    conflicts: readonly string[],
    private readonly now: () => number = Date.now,
    private readonly delay = 0,
  ) {
    this.states = new DemoStates(self, patterns);
    conflicts.forEach((id) => this.oppose(id));
  }

  get size(): number {
    return this.states.heads().length;
  }

  get openConflicts(): readonly Conflict[] {
    return this.open;
  }

  async search(query: PatternQuery = {}): Promise<PatternPage> {
    await this.pause();
    const words = (query.q ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const found = this.states
      .heads()
      .filter(
        (pattern) =>
          (query.category === undefined || pattern.category === query.category) &&
          (query.framework === undefined || pattern.framework === query.framework) &&
          (query.sharedBy === undefined || pattern.sharedBy === query.sharedBy) &&
          words.every((word) =>
            `${pattern.name} ${pattern.description} ${pattern.id} ${pattern.pattern}`
              .toLowerCase()
              .includes(word),
          ),
      )
      .sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
    const { page = 0, size = 50 } = query;
    return { items: found.slice(page * size, (page + 1) * size), total: found.length, page, size };
  }

  async get(id: string): Promise<HeldPattern | undefined> {
    await this.pause();
    return this.head(id);
  }

  async put(id: string, edit: PatternEdit, ifMatch?: string): Promise<HeldPattern> {
    await this.pause();
    this.check(id, ifMatch);
    const before = this.head(id) ?? { description: "", confidence: 50 };
    this.write(id, edited(before, edit), edit.audience);
    return this.head(id) as HeldPattern;
  }

  async delete(id: string, ifMatch?: string): Promise<void> {
    await this.pause();
    this.check(id, ifMatch);
    this.write(id, undefined);
  }

  async use(id: string): Promise<number> {
    await this.pause();
    const uses = this.states.use(id);
    this.changed(id, false);
    return uses;
  }

  async history(id: string): Promise<readonly PastRevision[]> {
    await this.pause();
    return this.states.history(id);
  }

  async restore(id: string, digest: string): Promise<HeldPattern> {
    const past = this.states.history(id).find((state) => state.digest === digest);
    return this.put(id, past?.content ?? {});
  }

  async facets(): Promise<PatternFacets> {
    const tally = (field: "category" | "framework" | "sharedBy") => {
      const counts = new Map<string, number>();
      this.all().forEach((each) => counts.set(each[field], (counts.get(each[field]) ?? 0) + 1));
      return counts;
    };
    return {
      categories: tally("category"),
      frameworks: tally("framework"),
      sharedBy: tally("sharedBy"),
    };
  }

  share(id: string, audience: Audience): void {
    this.states.share(id, audience);
    this.changed(id, false);
  }

  /** Settles the first conflict of a pattern, and with it the others: it follows all of them. */
  resolve(id: string, choice: Resolution): void {
    const conflict = this.open.find(({ patternId }) => patternId === id);
    if (conflict === undefined) {
      throw new Error(`pattern ${id} has no open conflict; somebody settled it meanwhile`);
    }
    const side = choice === "local" || choice === "remote" ? conflict[choice] : choice;
    this.write(id, edited(this.head(id) ?? {}, side));
  }

  /** As if it had come from another member. */
  receive(id: string, author: string, content: PatternContent | undefined): void {
    this.write(id, content, undefined, author);
  }

  /** As if another member's edit, made at the same time, had come. */
  dispute(id: string): void {
    this.oppose(id);
    this.changed(id, false);
  }

  all(): HeldPattern[] {
    return this.states.heads();
  }

  head(id: string): HeldPattern | undefined {
    return this.states.head(id);
  }

  private check(id: string, ifMatch: string | undefined): void {
    if (ifMatch !== undefined && this.states.history(id)[0]?.digest !== ifMatch) {
      throw new PreconditionFailedError(`pattern ${id}: somebody changed it meanwhile`);
    }
  }

  private write(
    id: string,
    content: PatternContent | undefined,
    audience?: Audience,
    author = this.self,
  ): void {
    this.states.write(id, { author, at: this.now(), content, audience });
    if (author === this.self) {
      // Whoever writes has seen all sides.
      this.open = this.open.filter(({ patternId }) => patternId !== id);
    }
    this.changed(id, content === undefined);
  }

  private oppose(id: string): void {
    const head = this.head(id);
    if (head === undefined) {
      return;
    }
    const others = this.all().filter(({ sharedBy }) => sharedBy !== this.self);
    const before = this.open.filter(({ patternId }) => patternId === id);
    const made = conflictOver(
      head,
      this.self,
      {
        author: others[before.length]?.sharedBy ?? this.self,
        digest: this.states.digest("f"),
        later: 90_000,
      },
      async (choice) => this.resolve(id, choice),
    );
    // One edit counts, so each conflict is of that one with another.
    const conflict = before[0] === undefined ? made : { ...before[0], ...asLocal(made) };
    this.open = [...this.open, conflict].sort((a, b) => compare(a.patternId, b.patternId));
  }

  private pause(): Promise<void> {
    return this.delay === 0
      ? Promise.resolve()
      : new Promise((resolve) => setTimeout(resolve, this.delay));
  }
}

function asLocal({ remote, remoteUpdatedAt }: Conflict): Partial<Conflict> {
  return { local: remote, localUpdatedAt: remoteUpdatedAt };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
