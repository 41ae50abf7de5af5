import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, existsSync, readFileSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { freePort } from "./free-port.ts";
import { until } from "./until.ts";

/** How long a service may take to be ready on a busy machine, and to stop, in milliseconds. */
const READY_WITHIN = 180_000;
const STOP_WITHIN = 20_000;

/** What a service is started as. */
export interface Launch {
  /** For its log file and for errors. */
  readonly name: string;
  readonly jar: string;
  /** Where its log goes. */
  readonly folder: string;
  readonly port: number;
  /** `-D` options without the `-D`. */
  readonly settings: Readonly<Record<string, string>>;
}

/** One service of the built jars, as a process of its own. */
export class JavaService {
  private constructor(
    readonly launch: Launch,
    private readonly process: ChildProcess,
    private readonly log: string,
  ) {}

  /** Done when the service says that it is ready. */
  static async start(launch: Launch): Promise<JavaService> {
    const { name, jar, folder, port, settings } = launch;
    if (!existsSync(jar)) {
      throw new Error(`${name}: ${jar} is not there; run ./mvnw -DskipTests package first`);
    }
    const management = await freePort();
    const options = Object.entries({
      ...settings,
      "quarkus.http.host": "127.0.0.1",
      "quarkus.http.port": String(port),
      "quarkus.management.host": "127.0.0.1",
      "quarkus.management.port": String(management),
    }).map(([key, value]) => `-D${key}=${value}`);
    const memory = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms16m", "-Xmx384m"];
    const log = join(folder, `${name}.log`);
    const out = createWriteStream(log, { flags: "a" });
    await once(out, "open");
    const child = spawn("java", [...memory, ...options, "-jar", jar], {
      cwd: folder,
      stdio: ["ignore", out, out],
    });
    child.on("error", (error) => out.write(`${String(error)}\n`));
    const service = new JavaService(launch, child, log);
    const ready = `http://127.0.0.1:${management}/q/health/ready`;
    try {
      const state = await until(
        `${name} to be ready`,
        async () => (service.ended ? "ended" : (await fetch(ready)).ok && "ready"),
        READY_WITHIN,
      );
      if (state === "ended") {
        throw new Error(
          `${name} ended with ${child.exitCode ?? child.signalCode} before it was ready`,
        );
      }
    } catch (thrown) {
      await service.stop();
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      throw new Error(`${reason}\n${service.lastLines()}`);
    }
    return service;
  }

  get url(): string {
    return `http://127.0.0.1:${this.launch.port}`;
  }

  /** Whether the process is no more. */
  get ended(): boolean {
    return this.process.exitCode !== null || this.process.signalCode !== null;
  }

  /** Ends the process, by its id. */
  async stop(): Promise<void> {
    await this.#end("SIGTERM");
  }

  /** Ends it at once, as a crash would. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** The end of its log. */
  lastLines(): string {
    return readFileSync(this.log, "utf8").split("\n").slice(-40).join("\n");
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.ended) {
      return;
    }
    const gone = once(this.process, "exit");
    this.process.kill(signal);
    const late = setTimeout(() => this.process.kill("SIGKILL"), STOP_WITHIN);
    await gone;
    clearTimeout(late);
  }
}
