import { isOf, type Framework } from "./framework.js";
import { isWordToken, type Source } from "./source-words.js";

/** An import clause of more tokens is none: keeps hostile files from costing time. */
const LONGEST_CLAUSE = 400;

/** The modules that a script imports or requires, each with the local names that it binds. */
export function scriptImports(source: Source): ReadonlyMap<string, ReadonlySet<string>> {
  const bound = new Map<string, Set<string>>();
  const bind = (module: string, names: readonly string[]) => {
    const known = bound.get(module) ?? new Set<string>();
    names.forEach((name) => known.add(name));
    bound.set(module, known);
  };
  for (let i = 0; i < source.code.length; i++) {
    const calls = source.isSymbol(i + 1, "(") && source.isString(i + 2);
    const loads = source.isWord(i, "require") || source.isWord(i, "import");
    if (loads && calls && !source.isSymbol(i - 1, ".")) {
      bind(source.at(i + 2).text, namesBefore(source, i));
    } else if (source.isWord(i, "import") && source.isString(i + 1)) {
      bind(source.at(i + 1).text, []);
    } else if (source.isWord(i, "from") && source.isString(i + 1)) {
      bind(source.at(i + 1).text, importClause(source, i));
    }
  }
  return bound;
}

/** The names bound by imports of this framework. */
export function namesOf(
  imports: ReadonlyMap<string, ReadonlySet<string>>,
  framework: Framework,
): readonly string[] {
  return [...imports].flatMap(([module, names]) => (isOf(framework, module) ? [...names] : []));
}

/** `test` of `const test = require(...)`, both of `const {a, b} = ...`. */
function namesBefore(source: Source, require: number): readonly string[] {
  let i = require - 1;
  while (source.isWord(i, "await") || source.isSymbol(i, "(")) {
    i--;
  }
  if (!source.isSymbol(i, "=")) {
    return [];
  }
  i--;
  if (!source.isSymbol(i, "}")) {
    return isWordToken(source.at(i)) ? [source.at(i).text] : [];
  }
  return wordsBack(source, i - 1, (at) => source.isSymbol(at, "{"));
}

function importClause(source: Source, from: number): readonly string[] {
  let broken = false;
  const words = wordsBack(source, from - 1, (at) => {
    broken ||= source.isSymbol(at, ";") || source.isSymbol(at, "(");
    return broken || source.isWord(at, "import");
  });
  return broken ? [] : words;
}

function wordsBack(source: Source, from: number, ends: (at: number) => boolean): readonly string[] {
  const words: string[] = [];
  for (let i = from; i >= 0 && i > from - LONGEST_CLAUSE && !ends(i); i--) {
    if (isWordToken(source.at(i))) {
      words.push(source.at(i).text);
    }
  }
  return words;
}
