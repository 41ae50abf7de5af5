import { MeshError } from "../errors.js";
import type { PatternFacets, PatternPage, PatternQuery, Patterns } from "../mesh.js";
import type { HeldPattern, PastRevision, PatternEdit } from "../pattern/shared-pattern.js";
import type { AgentHttp } from "./agent-http.js";
import { Answer } from "./answer.js";
import { readFacets, readPage, readPattern, readRevision, writtenFields } from "./pattern-json.js";

const HISTORY_PAGE = 500;

/** The path of a pattern, or of what belongs to it. */
export function patternPath(id: string, part = ""): string {
  return `/patterns/${encodeURIComponent(id)}${part}`;
}

/** The library behind an agent. */
export class AgentPatterns implements Patterns {
  /** @param changed hears of each change that was made here */
  constructor(
    private readonly http: AgentHttp,
    private readonly changed: (patternId: string, deleted: boolean) => void,
  ) {}

  async search(query: PatternQuery = {}): Promise<PatternPage> {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined && value !== "") {
        parameters.set(name, String(value));
      }
    }
    const path = parameters.size === 0 ? "/patterns" : `/patterns?${parameters.toString()}`;
    return readPage(new Answer("patterns", await this.http.get(path)));
  }

  async get(id: string): Promise<HeldPattern | undefined> {
    const json = await unlessMissing(this.http.get(patternPath(id)));
    return json === undefined ? undefined : readPattern(new Answer("pattern", json));
  }

  async put(id: string, edit: PatternEdit, ifMatch?: string): Promise<HeldPattern> {
    const body = writtenFields(edit);
    const json = await this.http.send({ method: "PUT", path: patternPath(id), body, ifMatch });
    this.changed(id, false);
    return readPattern(new Answer("pattern", json));
  }

  async delete(id: string, ifMatch?: string): Promise<void> {
    await this.http.send({ method: "DELETE", path: patternPath(id), ifMatch });
    this.changed(id, true);
  }

  async use(id: string): Promise<number> {
    const json = await this.http.post(patternPath(id, "/usage"));
    this.changed(id, false);
    return new Answer("usage", json).count("usageCount");
  }

  async history(id: string): Promise<readonly PastRevision[]> {
    const read = async (
      page: number,
      seen: readonly PastRevision[],
    ): Promise<readonly PastRevision[]> => {
      const path = patternPath(id, `/history?size=${HISTORY_PAGE}&page=${page}`);
      const json = new Answer("history", await this.http.get(path));
      const items = json.objects("items").map(readRevision);
      const all = [...seen, ...items];
      return items.length === 0 || all.length >= json.count("total") ? all : read(page + 1, all);
    };
    return read(0, []);
  }

  async restore(id: string, digest: string): Promise<HeldPattern> {
    try {
      const json = await this.http.post(patternPath(id, "/restore"), { digest });
      this.changed(id, false);
      return readPattern(new Answer("pattern", json));
    } catch (thrown) {
      if (!isCode(thrown, "unsupported")) {
        throw thrown;
      }
      return this.#writtenAgain(id, digest);
    }
  }

  async facets(): Promise<PatternFacets | undefined> {
    const json = await unlessMissing(this.http.get("/facets"));
    return json === undefined ? undefined : readFacets(new Answer("facets", json));
  }

  /** For an agent that cannot restore by itself. */
  async #writtenAgain(id: string, digest: string): Promise<HeldPattern> {
    const past = (await this.history(id)).find((revision) => revision.digest === digest);
    if (past?.content === undefined) {
      throw new MeshError(
        "not-found",
        `no content of ${id} with digest ${digest} is in its history; take another one`,
      );
    }
    return this.put(id, past.content);
  }
}

async function unlessMissing(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (thrown) {
    if (isCode(thrown, "not-found") || isCode(thrown, "unsupported")) {
      return undefined;
    }
    throw thrown;
  }
}

function isCode(thrown: unknown, code: string): boolean {
  return thrown instanceof MeshError && thrown.code === code;
}
