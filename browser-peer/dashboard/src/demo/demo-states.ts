import type { Audience, HeldPattern, PastRevision, PatternContent } from "@patternmesh/react";

/** A pattern to start with. */
export interface DemoPattern extends PatternContent {
  readonly id: string;
  readonly author: string;
  readonly uses: number;
  readonly version: number;
  readonly updatedAt: number;
}

/** A new state of a pattern. */
export interface DemoState {
  readonly author: string;
  readonly at: number;
  /** Absent to delete. */
  readonly content?: PatternContent | undefined;
  readonly audience?: Audience | undefined;
}

interface Held {
  readonly createdAt: Date;
  readonly states: readonly PastRevision[];
  readonly uses: number;
  readonly audience: Audience;
}

const FIELDS = ["name", "category", "framework", "pattern", "description", "confidence"] as const;
const DAY = 86_400_000;

/** Every state that made-up patterns were in. */
export class DemoStates {
  private readonly held = new Map<string, Held>();
  private digests = 0;

  constructor(
    private readonly self: string,
    patterns: readonly DemoPattern[],
  ) {
    patterns.forEach((pattern) => this.plant(pattern));
  }

  heads(): HeldPattern[] {
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

  history(id: string): readonly PastRevision[] {
    return this.held.get(id)?.states ?? [];
  }

  /** Makes a state the newest one. */
  write(id: string, { author, at, content, audience }: DemoState): void {
    const held = this.held.get(id) ?? {
      createdAt: new Date(at),
      states: [],
      uses: 0,
      audience: "room",
    };
    const newest: PastRevision = {
      digest: this.digest(),
      version: (held.states[0]?.version ?? 0) + 1,
      updatedAt: new Date(at),
      sharedBy: author,
      deleted: content === undefined,
      head: true,
      ...(content === undefined ? {} : { content: contentOf(content) }),
    };
    this.held.set(id, {
      ...held,
      audience: audience ?? held.audience,
      states: [newest, ...held.states.map((state) => ({ ...state, head: false }))],
    });
  }

  /** One more use; how many there are now. */
  use(id: string): number {
    const held = this.held.get(id);
    const uses = (held?.uses ?? 0) + 1;
    if (held !== undefined) {
      this.held.set(id, { ...held, uses });
    }
    return uses;
  }

  /** Lets more members hold it. */
  share(id: string, audience: Audience): void {
    const held = this.held.get(id);
    if (held !== undefined) {
      const all =
        audience === "room" || held.audience === "room"
          ? "room"
          : [...new Set([...held.audience, ...audience])];
      this.held.set(id, { ...held, audience: all });
    }
  }

  /** One that no state has. */
  digest(fill = "0"): string {
    return (++this.digests).toString(16).padStart(64, fill);
  }

  /** With as many states before it as its version says. */
  private plant({ id, author, uses, version, updatedAt, ...content }: DemoPattern): void {
    this.held.set(id, {
      createdAt: new Date(updatedAt - version * DAY),
      states: [],
      uses,
      audience: "room",
    });
    for (let behind = version - 1; behind >= 0; behind--) {
      const lines = content.pattern.split("\n");
      const earlier = lines.filter((_, i) => behind === 0 || i % 9 !== behind % 9).join("\n");
      this.write(id, {
        author: behind % 2 === 1 ? this.self : author,
        at: updatedAt - behind * DAY,
        content: {
          ...content,
          pattern: earlier || content.pattern,
          confidence: Math.max(0, content.confidence - behind * 5),
        },
      });
    }
  }
}

/** What an edit makes of a pattern. */
export function edited(
  before: Partial<PatternContent>,
  edit: Partial<PatternContent>,
): PatternContent {
  return contentOf({ ...before, ...present(edit) } as PatternContent);
}

function present(edit: Partial<PatternContent>): Partial<PatternContent> {
  return Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined));
}

function contentOf(more: PatternContent): PatternContent {
  return Object.fromEntries(
    FIELDS.map((field) => [field, more[field]]),
  ) as unknown as PatternContent;
}
