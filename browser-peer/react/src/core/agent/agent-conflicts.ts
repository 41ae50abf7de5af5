import { MeshError } from "../errors.js";
import type { Conflict, Resolution } from "../mesh.js";
import type { AgentHttp } from "./agent-http.js";
import { Answer } from "./answer.js";
import { readConflict, writtenFields } from "./pattern-json.js";

/** The conflict inbox of an agent. */
export class AgentConflicts {
  #resolvers: ReadonlyMap<string, Conflict["resolveWith"]> = new Map();

  /** @param resolved hears of each that was settled here */
  constructor(
    private readonly http: AgentHttp,
    private readonly resolved: () => void,
  ) {}

  async open(): Promise<readonly Conflict[]> {
    const json = new Answer("conflicts", await this.http.get("/conflicts"));
    const conflicts = json.objects("items").map((item) => this.read(item));
    this.#resolvers = new Map(conflicts.map((open) => [open.patternId, open.resolveWith]));
    return conflicts;
  }

  /** A conflict, with the function that it had in the last list. */
  read(json: Answer): Conflict {
    const patternId = json.text("patternId");
    const resolve = this.#resolvers.get(patternId);
    return readConflict(json, resolve ?? ((choice) => this.#settle(patternId, choice)));
  }

  /** Another page of this agent may have settled it before: then there is nothing left to do. */
  async #settle(patternId: string, choice: Resolution): Promise<void> {
    try {
      await this.resolve(patternId, choice);
    } catch (thrown) {
      if (!(thrown instanceof MeshError && thrown.code === "not-found")) {
        throw thrown;
      }
    }
  }

  async resolve(patternId: string, choice: Resolution): Promise<void> {
    await this.http.post(
      `/conflicts/${encodeURIComponent(patternId)}/resolution`,
      typeof choice === "string" ? { choose: choice } : { pattern: writtenFields(choice) },
    );
    this.resolved();
  }
}
