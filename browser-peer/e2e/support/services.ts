import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Agent } from "./agent.ts";
import { freePort } from "./free-port.ts";
import { JavaService } from "./java-service.ts";

/** The checkout whose jars are run; `PATTERNMESH_CHECKOUT` names another one. */
const CHECKOUT =
  process.env["PATTERNMESH_CHECKOUT"] ?? fileURLToPath(new URL("../../../", import.meta.url));

type Settings = Readonly<Record<string, string>>;

/**
 * A signaling service, and agents with a registry each, run from the built jars on free ports.
 * Whoever starts them stops them.
 */
export class Services {
  readonly #running: JavaService[] = [];

  private constructor(
    private readonly folder: string,
    private readonly signalingPort: number,
    private signaling: JavaService | undefined,
  ) {}

  /** Starts the signaling service; agents are started one by one. */
  static async start(settings: Settings = {}): Promise<Services> {
    const folder = await mkdtemp(join(tmpdir(), "patternmesh-e2e-"));
    const services = new Services(folder, await freePort(), undefined);
    await services.startSignaling(settings);
    return services;
  }

  get signalingUrl(): string {
    return `ws://127.0.0.1:${this.signalingPort}`;
  }

  /** Starts it again, on the same port. */
  async startSignaling(settings: Settings = {}): Promise<void> {
    this.signaling = await this.#start(
      "signaling",
      "signaling-service",
      this.signalingPort,
      settings,
    );
  }

  async stopSignaling(): Promise<void> {
    await this.signaling?.stop();
  }

  /** A member of the room with a registry of its own; `name` also names its data. */
  async startAgent(name: string, room: string, settings: Settings = {}): Promise<Agent> {
    const registry = await this.#start(`${name}-registry`, "pattern-registry", await freePort(), {
      "patternmesh.registry.data-dir": join(this.folder, name, "library"),
    });
    const service = await this.#start(`${name}-agent`, "peer-agent", await freePort(), {
      "patternmesh.peer.name": name,
      "patternmesh.peer.room": room,
      "patternmesh.peer.data-dir": join(this.folder, name, "peer"),
      "patternmesh.signaling.url": this.signalingUrl,
      "patternmesh.registry.url": registry.url,
      ...settings,
    });
    return new Agent(name, service, registry);
  }

  /** Stops all that runs, the latest first, and removes what it wrote. */
  async stop(): Promise<void> {
    for (const service of this.#running.reverse()) {
      await service.stop();
    }
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #start(
    name: string,
    module: string,
    port: number,
    settings: Settings,
  ): Promise<JavaService> {
    const jar = join(CHECKOUT, module, "target/quarkus-app/quarkus-run.jar");
    const service = await JavaService.start({ name, jar, folder: this.folder, port, settings });
    this.#running.push(service);
    return service;
  }
}
