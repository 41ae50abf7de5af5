import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));

const TSC = `${PACKAGE}/../node_modules/typescript/bin/tsc`;
const STRICT = {
  target: "ES2022",
  lib: ["ES2022", "DOM", "DOM.Iterable"],
  module: "ESNext",
  moduleResolution: "bundler",
  jsx: "react-jsx",
  strict: true,
  noEmit: true,
  types: [],
};

/** What `npm pack` would put into the package. */
export interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** An application's folder where the package is installed as it would be published. */
export class Trial {
  private constructor(
    readonly folder: string,
    readonly packed: Packed,
  ) {}

  /** Builds the package beside the sources, packs it, and unpacks that. */
  static install(name: string): Trial {
    const folder = `${PACKAGE}target/${name}`;
    const staged = `${folder}/staged`;
    const installed = `${folder}/node_modules/@patternmesh/react`;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(installed, { recursive: true });
    mkdirSync(staged);
    for (const file of ["package.json", "README.md", "LICENSE", "src", "test/guide"]) {
      cpSync(`${PACKAGE}${file}`, `${staged}/${file}`, { recursive: true });
    }
    const arguments_ = ["-p", `${PACKAGE}tsconfig.build.json`, "--outDir", `${staged}/dist`];
    execFileSync(process.execPath, [TSC, ...arguments_]);
    const packed = execFileSync("npm", ["pack", "--json", "--ignore-scripts"], {
      cwd: staged,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const description = onePackage(JSON.parse(packed));
    const archive = `${staged}/${description.filename}`;
    execFileSync("tar", ["-xzf", archive, "-C", installed, "--strip-components=1"]);
    return new Trial(folder, description);
  }

  get installed(): string {
    return `${this.folder}/node_modules/@patternmesh/react`;
  }

  /** Compiles these files as an application of its own; what the compiler says, nothing when well. */
  compile(files: Readonly<Record<string, string>>, options: object = {}): string {
    const app = `${this.folder}/app`;
    rmSync(app, { recursive: true, force: true });
    mkdirSync(app);
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(`${app}/${name}`, text);
    }
    const config = { compilerOptions: { ...STRICT, ...options }, include: ["*"] };
    writeFileSync(`${app}/tsconfig.json`, JSON.stringify(config));
    try {
      return execFileSync(process.execPath, [TSC, "-p", app], { encoding: "utf8" });
    } catch (thrown) {
      return String((thrown as { stdout?: unknown }).stdout);
    }
  }

  /** What Node says to this module. */
  run(module: string): string {
    return execFileSync(process.execPath, ["--input-type=module", "-e", module], {
      cwd: this.folder,
      encoding: "utf8",
    });
  }
}

export function text(path: string): string {
  return readFileSync(`${PACKAGE}${path}`, "utf8");
}

/** Older npm lists packages, newer npm has them by name. */
function onePackage(json: unknown): Packed {
  return Object.values(json as Record<string, Packed>)[0] as Packed;
}
