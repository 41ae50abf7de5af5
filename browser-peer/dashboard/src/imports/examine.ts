import type { PatternContent } from "@patternmesh/react";
import { bytesOf, LIMITS, mistakesOf } from "../library/limits.js";
import { number } from "../ui/words.js";
import { isGitConfig, type Found, type FoundFile } from "./found-files.js";
import { originName } from "./git-origin.js";
import { languageOfFile } from "./language.js";
import { packageHints } from "./package-hints.js";
import { patternId } from "./pattern-ids.js";
import { testFileName } from "./test-file-name.js";
import { verdictOn } from "./verdict.js";

/** A file that can be imported. */
export interface Importable {
  readonly id: string;
  readonly path: string;
  readonly content: PatternContent;
  /** Whether the file itself gives the confidence. */
  readonly confident: boolean;
}

/** What was found in what was dropped. */
export interface Examined {
  readonly tests: readonly Importable[];
  readonly refused: readonly { readonly path: string; readonly reason: string }[];
  /** Files that are no tests and promise none. */
  readonly passedOver: number;
  readonly more: boolean;
}

/** Files that lie in no folder belong to this. */
const LOOSE = "imported";

/** Judges each file as an agent's import does. */
export async function examine(
  found: Found,
  progress: (done: number, of: number) => void,
): Promise<Examined> {
  const tests = new Map<string, Importable>();
  const refused: { path: string; reason: string }[] = [];
  let passedOver = 0;
  const surroundings = await surroundingsOf(found.files);
  for (const [i, each] of found.files.entries()) {
    if (i % 25 === 0) {
      progress(i, found.files.length);
      await new Promise((resolve) => setTimeout(resolve));
    }
    const path = each.path.join("/");
    const outcome = await one(each, surroundings);
    if (typeof outcome === "string") {
      refused.push({ path, reason: outcome });
    } else if (outcome === undefined) {
      passedOver++;
    } else if (tests.has(outcome.id)) {
      refused.push({
        path,
        reason: `its id ${outcome.id} is that of another file dropped with it`,
      });
    } else {
      tests.set(outcome.id, outcome);
    }
  }
  return { tests: [...tests.values()], refused, passedOver, more: found.more };
}

/** A test, the reason why it cannot be one, or undefined for any other file. */
async function one(
  { path, file }: FoundFile,
  around: Surroundings,
): Promise<Importable | string | undefined> {
  const name = path[path.length - 1] ?? "";
  const language = languageOfFile(name);
  // A file dropped by itself was meant, whatever its name.
  const alone = path.length === 1;
  const promise = language && (alone ? "test" : testFileName(language, path));
  if (promise === undefined || promise === "no" || name.startsWith(".")) {
    return undefined;
  }
  if (file.size > LIMITS.codeBytes) {
    return promise === "test"
      ? `${number(file.size)} bytes, more than the ${number(LIMITS.codeBytes)} that a pattern may have; split it`
      : undefined;
  }
  const text = await textOf(file);
  if (text === undefined) {
    return promise === "test" ? "no UTF-8 text; save it as UTF-8" : undefined;
  }
  const root = around.rootOf(path);
  const inside = path.slice(root.depth);
  const verdict = verdictOn(alone ? path : inside, text, around.hintsFor(path));
  if (verdict.kind !== "test") {
    const reason = alone ? "no test of a known framework was found in it" : undefined;
    return verdict.kind === "refused" ? verdict.reason : reason;
  }
  const id = verdict.id ?? (await patternId(root.name, inside));
  const mistake = Object.entries(mistakesOf({ id, ...verdict.content }))[0];
  return mistake === undefined
    ? { id, path: path.join("/"), content: verdict.content, confident: verdict.confident }
    : `${mistake[0]}: ${mistake[1]}`;
}

async function textOf(file: File): Promise<string | undefined> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    return text.includes("\0") || bytesOf(text) > LIMITS.codeBytes ? undefined : text;
  } catch {
    return undefined;
  }
}

/** The repositories and packages that lie around files. */
interface Surroundings {
  /** Where paths in ids start, and what the repository is called. */
  rootOf(path: readonly string[]): { readonly name: string; readonly depth: number };
  hintsFor(path: readonly string[]): readonly string[];
}

async function surroundingsOf(files: readonly FoundFile[]): Promise<Surroundings> {
  const repositories = new Map<string, string>();
  const hints = new Map<string, readonly string[]>();
  for (const { path, file } of files) {
    if (isGitConfig(path) && file.size < 262_144) {
      const folders = path.slice(0, -2);
      const name = originName(await file.text()) ?? folders[folders.length - 1];
      repositories.set(folders.join("/"), name ?? LOOSE);
    } else if (path[path.length - 1] === "package.json" && file.size < 262_144) {
      hints.set(path.slice(0, -1).join("/"), packageHints(await file.text()));
    }
  }
  return {
    rootOf: (path) => {
      for (let depth = path.length - 1; depth > 0; depth--) {
        const name = repositories.get(path.slice(0, depth).join("/"));
        if (name !== undefined) {
          return { name, depth };
        }
      }
      return path.length === 1 ? { name: LOOSE, depth: 0 } : { name: path[0] ?? LOOSE, depth: 1 };
    },
    hintsFor: (path) => {
      for (let depth = path.length - 1; depth >= 0; depth--) {
        const found = hints.get(path.slice(0, depth).join("/"));
        if (found !== undefined && found.length > 0) {
          return found;
        }
      }
      return [];
    },
  };
}
