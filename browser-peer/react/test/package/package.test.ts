import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { PACKAGE, Trial, text } from "./trial.js";

/** Compilers take their time where others work too. */
const LONG = { timeout: 60_000 };

let trial: Trial;

beforeAll(() => {
  trial = Trial.install("trial");
}, 180_000);

describe("the package", LONG, () => {
  it("holds code, types, README and licence, and nothing else", () => {
    const paths = trial.packed.files.map(({ path }) => path);
    expect(paths.filter((path) => !path.startsWith("dist/")).sort()).toEqual([
      "LICENSE",
      "README.md",
      "package.json",
    ]);
    expect(paths.filter((path) => !/^(dist\/.*\.(js|d\.ts)|[^/]*)$/.test(path))).toEqual([]);
    expect(paths).toEqual(
      expect.arrayContaining(["dist/index.js", "dist/index.d.ts", "dist/core/index.d.ts"]),
    );
    const types = paths.filter((path) => path.endsWith(".d.ts")).length;
    expect(paths.filter((path) => path.endsWith(".js"))).toHaveLength(types);
  });

  it("has the licence of the project", () => {
    expect(text("LICENSE")).toBe(readFileSync(`${PACKAGE}/../../LICENSE`, "utf8"));
  });

  it("needs two packages, and React from the app", () => {
    const own = JSON.parse(text("package.json")) as Record<string, object>;
    expect(Object.keys(own.dependencies ?? {})).toEqual(["cborg", "idb"]);
    expect(own.peerDependencies).toEqual({ react: "^18 || ^19" });
  });

  it("imports nothing else", () => {
    const imports = trial.packed.files
      .filter(({ path }) => path.endsWith(".js"))
      .flatMap(({ path }) => importsOf(readFileSync(`${trial.installed}/${path}`, "utf8")));
    expect([...new Set(imports)].sort()).toEqual(["cborg", "idb", "react", "react/jsx-runtime"]);
  });

  it("names types before code", () => {
    const { exports } = JSON.parse(text("package.json")) as { exports: Record<string, object> };
    expect(Object.keys(exports["."] ?? {})).toEqual(["types", "default"]);
    expect(Object.keys(exports["./core"] ?? {})).toEqual(["types", "default"]);
  });

  it("is as publint wants packages", async () => {
    const { messages, pkg } = await publint({ pkgDir: trial.installed, strict: true, pack: false });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it("loads in Node, and without React", () => {
    const names = trial.run(
      'import * as all from "@patternmesh/react"; console.log(Object.keys(all).join(" "));',
    );
    expect(names.split(" ")).toEqual(expect.arrayContaining(["P2PProvider", "useP2P"]));
    const core = trial.run(
      'import { connectMesh } from "@patternmesh/react/core";' +
        'console.log(connectMesh({ roomId: "team" }).getSnapshot().roomId);',
    );
    expect(core.trim()).toBe("team");
    expect(importedBy(trial.installed, "dist/index.js")).toContain("react");
    expect(importedBy(trial.installed, "dist/core/index.js")).not.toContain("react");
  });
});

describe("an application", LONG, () => {
  it("compiles as the guide shows it", () => {
    const files = ["index.tsx", "App.tsx", "reference.ts"];
    const app = Object.fromEntries(files.map((name) => [name, text(`test/guide/${name}`)]));
    expect(trial.compile(app)).toBe("");
    expect(trial.compile(app, { exactOptionalPropertyTypes: true })).toBe("");
  });

  it("that is wrong does not compile", () => {
    const wrong = 'import { useP2P } from "@patternmesh/react"; export const n: number = useP2P();';
    expect(trial.compile({ "wrong.ts": wrong })).toContain("error TS2322");
  });

  it("compiles each sample of the README", () => {
    const samples = [...text("README.md").matchAll(/```(tsx?)\n([\s\S]*?)```/g)];
    expect(samples.length).toBeGreaterThanOrEqual(7);
    const files = samples.map(([, kind, code], i) => [`sample-${i}.${kind}`, code ?? ""]);
    expect(trial.compile(Object.fromEntries(files) as Record<string, string>)).toBe("");
  });

  it("finds each hook in the README's table, and no other", () => {
    const listed = [...text("README.md").matchAll(/^\| `(use\w+)\(/gm)].map(([, name]) => name);
    const names = trial.run(
      'import * as all from "@patternmesh/react"; console.log(Object.keys(all).join(" "));',
    );
    const hooks = names
      .trim()
      .split(" ")
      .filter((name) => name.startsWith("use"));
    expect(listed.sort()).toEqual(hooks.sort());
  });
});

/** What follows `from`, of statements as the compiler writes them. */
function modulesOf(code: string): string[] {
  const statements = /^(?:(?:import|export|\}).* from|import) "([^"]+)";$/gm;
  return [...code.matchAll(statements)].map(([, name]) => name ?? "");
}

/** The packages that a module's text imports. */
function importsOf(code: string): string[] {
  return modulesOf(code).filter((name) => !name.startsWith("."));
}

/** The packages that a module and all that it imports import. */
function importedBy(root: string, entry: string): string[] {
  const seen = new Set<string>();
  const packages: string[] = [];
  const waiting = [new URL(`file://${root}/${entry}`).pathname];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (!seen.has(file)) {
      seen.add(file);
      const code = readFileSync(file, "utf8");
      packages.push(...importsOf(code));
      modulesOf(code)
        .filter((name) => name.startsWith("."))
        .forEach((name) => waiting.push(new URL(name, `file://${file}`).pathname));
    }
  }
  return packages;
}
