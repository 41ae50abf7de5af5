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

/** A pattern to start with. */
export interface DemoPattern extends PatternContent {
  readonly id: string;
  readonly author: string;
  readonly uses: number;
  readonly version: number;
  readonly updatedAt: number;
}

interface Held {
  readonly id: string;
  readonly states: PastRevision[];
  readonly createdAt: Date;
  uses: number;
  audience: Audience;
}

const FIELDS = ["name", "category", "framework", "pattern", "description", "confidence"] as const;

/** A library in memory, for demos and tests of the screens. */
export class DemoLibrary implements Patterns {
  private readonly held = new Map<string, Held>();
  private readonly open = new Map<string, Conflict>();
  private digests = 0;

  constructor(
    private readonly self: string,
    private readonly changed: (id: string, deleted: boolean) => void,
    patterns: readonly DemoPattern[],
    conflicts: readonly string[],
    private readonly now: () => number = Date.now,
    private readonly delay = 0,
  ) {
    patterns.forEach((pattern) => this.plant(pattern));
    conflicts.forEach((id) => this.plantConflict(id));
  }

  get size(): number {
    return [...this.held.values()].filter(({ states }) => states[0]?.deleted === false).length;
  }

  get openConflicts(): readonly Conflict[] {
    return [...this.open.values()];
  }

  async search(query: PatternQuery = {}): Promise<PatternPage> {
    await this.pause();
    const words = (query.q ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const found = this.all()
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
    const head = this.head(id);
    if (ifMatch !== undefined && head?.digest !== ifMatch) {
      throw new PreconditionFailedError(`pattern ${id}: somebody changed it meanwhile`);
    }
    const before = head ?? { description: "", confidence: 50 };
    const content = Object.fromEntries(
      FIELDS.map((field) => [field, edit[field] ?? (before as PatternContent)[field]]),
    ) as unknown as PatternContent;
    this.write(id, content, edit.audience);
    return this.head(id) as HeldPattern;
  }

  async delete(id: string): Promise<void> {
    await this.pause();
    this.write(id, undefined);
  }

  async use(id: string): Promise<number> {
    await this.pause();
    const held = this.held.get(id);
    if (held !== undefined) {
      held.uses++;
      this.changed(id, false);
    }
    return held?.uses ?? 0;
  }

  async history(id: string): Promise<readonly PastRevision[]> {
    await this.pause();
    return [...(this.held.get(id)?.states ?? [])];
  }

  async restore(id: string, digest: string): Promise<HeldPattern> {
    const past = this.held.get(id)?.states.find((state) => state.digest === digest);
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
    const held = this.held.get(id);
    if (held !== undefined) {
      held.audience =
        audience === "room" || held.audience === "room"
          ? "room"
          : [...new Set([...held.audience, ...audience])];
      this.changed(id, false);
    }
  }

  resolve(id: string, choice: Resolution): void {
    const conflict = this.open.get(id);
    if (conflict === undefined) {
      throw new Error(`pattern ${id} has no open conflict; somebody settled it meanwhile`);
    }
    this.open.delete(id);
    const side = choice === "local" || choice === "remote" ? conflict[choice] : choice;
    const head = this.head(id);
    this.write(id, { ...head, ...side } as PatternContent);
  }

  /** As if it had come from another member. */
  receive(id: string, author: string, content: PatternContent): HeldPattern {
    this.write(id, content, undefined, author);
    return this.head(id) as HeldPattern;
  }

  all(): HeldPattern[] {
    return [...this.held.keys()].flatMap((id) => this.head(id) ?? []);
  }

  head(id: string): HeldPattern | undefined {
    const held = this.held.get(id);
    const state = held?.states[0];
    return held === undefined || state?.content === undefined
      ? undefined
      : {
          ...state.content,
          id,
          usageCount: held.uses,
          version: state.version,
          createdAt: held.createdAt,
          updatedAt: state.updatedAt,
          sharedBy: state.sharedBy,
          digest: state.digest,
          audience: held.audience,
        };
  }

  private write(
    id: string,
    content: PatternContent | undefined,
    audience?: Audience,
    author = this.self,
  ): void {
    const held = this.held.get(id) ?? {
      id,
      states: [],
      createdAt: new Date(this.now()),
      uses: 0,
      audience: "room" as Audience,
    };
    held.audience = audience ?? held.audience;
    const version = (held.states[0]?.version ?? 0) + 1;
    this.push(held, version, this.now(), author, content);
    this.held.set(id, held);
    this.changed(id, content === undefined);
  }

  private push(
    held: Held,
    version: number,
    at: number,
    author: string,
    content: PatternContent | undefined,
  ): void {
    const picked =
      content &&
      (Object.fromEntries(
        FIELDS.map((field) => [field, content[field]]),
      ) as unknown as PatternContent);
    const before = held.states.map((state) => ({ ...state, head: false }));
    held.states.splice(0, held.states.length, {
      digest: (++this.digests).toString(16).padStart(64, "0"),
      version,
      updatedAt: new Date(at),
      sharedBy: author,
      deleted: picked === undefined,
      head: true,
      ...(picked === undefined ? {} : { content: picked }),
    });
    held.states.push(...before);
  }

  private plant(pattern: DemoPattern): void {
    const { id, author, uses, version, updatedAt, ...content } = pattern;
    const day = 86_400_000;
    const held: Held = {
      id,
      states: [],
      createdAt: new Date(updatedAt - version * day),
      uses,
      audience: "room",
    };
    for (let each = 1; each <= version; each++) {
      const lines = content.pattern.split("\n");
      const behind = version - each;
      const earlier = lines.filter((_, i) => behind === 0 || i % 9 !== behind % 9).join("\n");
      this.push(held, each, updatedAt - behind * day, behind % 2 === 1 ? this.self : author, {
        ...content,
        pattern: earlier || content.pattern,
        confidence: Math.max(0, content.confidence - behind * 5),
      });
    }
    this.held.set(id, held);
  }

  private plantConflict(id: string): void {
    const head = this.head(id);
    if (head === undefined) {
      return;
    }
    const { usageCount: _, createdAt: __, audience: ___, ...mine } = head;
    const local = { ...mine, sharedBy: this.self, deleted: false };
    const remote = {
      ...local,
      digest: (++this.digests).toString(16).padStart(64, "f"),
      name: `${head.name} (strict)`,
      pattern: rewritten(head.pattern),
      confidence: Math.min(100, head.confidence + 12),
      sharedBy:
        [...this.held.values()]
          .map((held) => held.states[0]!.sharedBy)
          .find((by) => by !== this.self) ?? this.self,
      updatedAt: new Date(head.updatedAt.getTime() + 90_000),
    };
    this.open.set(id, {
      patternId: id,
      local,
      remote,
      winner: "remote",
      localVersion: local.version,
      remoteVersion: remote.version,
      localUpdatedAt: local.updatedAt,
      remoteUpdatedAt: remote.updatedAt,
      resolveWith: async (choice) => this.resolve(id, choice),
    });
  }

  private pause(): Promise<void> {
    return this.delay === 0
      ? Promise.resolve()
      : new Promise((resolve) => setTimeout(resolve, this.delay));
  }
}

/** As another member might have changed it: other numbers, one line less, one more. */
function rewritten(code: string): string {
  const lines = code
    .replace(/toBeCloseTo/g, "toBeExactly")
    .replace(/0\.01/g, "0.005")
    .split("\n");
  const middle = Math.floor(lines.length * 0.6);
  return [
    ...lines.slice(0, middle),
    `${/^\s*/.exec(lines[middle] ?? "")?.[0] ?? ""}// exact on purpose: a cent is a cent`,
    ...lines.slice(middle, -3),
    ...lines.slice(-2),
  ].join("\n");
}
