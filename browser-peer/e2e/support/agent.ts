import type { JavaService } from "./java-service.ts";
import { until } from "./until.ts";

/** What a test needs to know of a pattern that an agent holds. */
export interface AgentPattern {
  readonly id: string;
  readonly name: string;
  readonly pattern: string;
  readonly version: number;
  readonly digest: string;
  readonly sharedBy: string;
  readonly usageCount: number;
}

export interface AgentConflict {
  readonly patternId: string;
}

interface AgentPeer {
  readonly id: string;
  readonly dataChannelState: string;
}

/** A Java agent with its registry, by its REST interface. */
export class Agent {
  constructor(
    readonly name: string,
    readonly service: JavaService,
    readonly registry: JavaService,
  ) {}

  get url(): string {
    return this.service.url;
  }

  async get(id: string): Promise<AgentPattern | undefined> {
    const answer = await fetch(`${this.url}/api/patterns/${encodeURIComponent(id)}`);
    return answer.status === 404 ? undefined : ((await ok(answer)).json() as Promise<AgentPattern>);
  }

  async put(id: string, edit: Readonly<Record<string, unknown>>): Promise<AgentPattern> {
    const answer = await ok(
      await this.#send("PUT", `/api/patterns/${encodeURIComponent(id)}`, edit),
    );
    return (await answer.json()) as AgentPattern;
  }

  async delete(id: string): Promise<void> {
    await ok(await this.#send("DELETE", `/api/patterns/${encodeURIComponent(id)}`));
  }

  async conflicts(): Promise<readonly AgentConflict[]> {
    const answer = await ok(await fetch(`${this.url}/api/conflicts`));
    return ((await answer.json()) as { items: readonly AgentConflict[] }).items;
  }

  async status(): Promise<Readonly<Record<string, unknown>>> {
    const answer = await ok(await fetch(`${this.url}/api/status`));
    return (await answer.json()) as Readonly<Record<string, unknown>>;
  }

  /** Leaves every peer, and stays away until `connectAll`. */
  async disconnectAll(): Promise<void> {
    for (const { id } of await this.#peers()) {
      await ok(await this.#send("POST", `/api/peers/${id}/disconnect`));
    }
    await this.alone();
  }

  /** Waits until no data channel is open, on this side too. */
  async alone(): Promise<void> {
    await until(`${this.name} to be connected to nobody`, async () =>
      (await this.#peers()).every(({ dataChannelState }) => dataChannelState !== "open"),
    );
  }

  async connectAll(): Promise<void> {
    for (const { id } of await this.#peers()) {
      await ok(await this.#send("POST", `/api/peers/${id}/connect`));
    }
  }

  /** Waits until the agent holds a pattern of which this is true. */
  holds(id: string, fits: (pattern: AgentPattern) => boolean = () => true): Promise<AgentPattern> {
    return until(`${this.name} to hold ${id}`, async () => {
      const pattern = await this.get(id);
      return pattern && fits(pattern) ? pattern : undefined;
    });
  }

  /** Waits until the agent holds it no more. */
  async lacks(id: string): Promise<void> {
    await until(
      `${this.name} to hold ${id} no more`,
      async () => (await this.get(id)) === undefined,
    );
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.registry.stop();
  }

  async #peers(): Promise<readonly AgentPeer[]> {
    const answer = await ok(await fetch(`${this.url}/api/peers`));
    return (await answer.json()) as readonly AgentPeer[];
  }

  #send(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
  }
}

async function ok(answer: Response): Promise<Response> {
  if (!answer.ok) {
    throw new Error(`${answer.url}: ${answer.status} ${await answer.text()}`);
  }
  return answer;
}
