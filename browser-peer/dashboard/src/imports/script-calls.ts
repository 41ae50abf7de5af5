import type { Token } from "./lexer.js";
import { cleanTitle } from "./reading.js";
import type { Source } from "./source.js";

/** The calls in a script that make suites and tests. */
export interface ScriptCalls {
  readonly any: boolean;
  /** Whether `describe` or `it` are among them. */
  readonly describes: boolean;
  readonly first: Token | undefined;
  readonly title: string | undefined;
}

const DESCRIBE_WORDS = /^(describe|it|specify|context|xit|xdescribe|fit|fdescribe)$/;
const TEST_WORDS = /^(test|suite|scenario|feature|fixture|bench|xtest|QUnit|Deno)$/;
const TITLED_MEMBERS =
  /^(test|only|skip|todo|failing|concurrent|serial|parallel|each|sequential|describe|it|suite|module|step|experiment|cb)$/;

/** A table of more tokens has no title: keeps hostile files from costing time. */
const LARGEST_TABLE = 1000;

/** @param bound names of the file's own that are test functions */
export function scriptCalls(source: Source, bound: ReadonlySet<string>): ScriptCalls {
  let describes = false;
  let first: Token | undefined;
  let title: string | undefined;
  for (let i = 0; i < source.code.length; i++) {
    const { text } = source.at(i);
    const describe = DESCRIBE_WORDS.test(text);
    const local = bound.has(text);
    if (!source.isWord(i) || !(describe || local || TEST_WORDS.test(text)) || !isFree(source, i)) {
      continue;
    }
    const call = callAt(source, i);
    if (isTest(source, call, local)) {
      describes ||= describe;
      first ??= source.at(i);
      title ??= titleOf(source, call);
    }
  }
  return { any: first !== undefined, describes, first, title };
}

/** `word(...)` or `word.member.member(...)`. */
interface Call {
  /** The last member's name, else the word. */
  readonly member: string;
  readonly plain: boolean;
  /** Where its parenthesis or template stands. */
  readonly open: number;
}

function callAt(source: Source, word: number): Call {
  let last = word;
  while (source.isSymbol(last + 1, ".") && source.isWord(last + 2)) {
    last += 2;
  }
  return { member: source.at(last).text, plain: last === word, open: last + 1 };
}

function isFree(source: Source, i: number): boolean {
  return (
    !source.isSymbol(i - 1, ".") &&
    !(source.isWord(i - 1) && /^(function|new|class)$/.test(source.at(i - 1).text))
  );
}

function isTest(source: Source, call: Call, local: boolean): boolean {
  const { member, plain, open } = call;
  if (source.isString(open)) {
    return plain || member === "each";
  }
  if (!source.isSymbol(open, "(")) {
    return false;
  }
  const named = plain || TITLED_MEMBERS.test(member);
  const takesBody = source.isWord(open + 1, "function") || source.isWord(open + 1, "async");
  return (
    local ||
    (named &&
      (source.isString(open + 1) || takesBody || takesName(source, open) || member === "each"))
  );
}

function titleOf(source: Source, call: Call): string | undefined {
  const { member, plain, open } = call;
  if (!plain && !TITLED_MEMBERS.test(member)) {
    return undefined;
  }
  const at = member === "each" ? behindTable(source, open) : open;
  const argument = source.isString(at) ? source.at(at) : source.at(at + 1);
  const says = argument.kind === "string" || (plain && takesName(source, open));
  return says ? cleanTitle(argument.text) : undefined;
}

/** `describe(TokenStore, ...)` and `it(TokenStore.name, ...)`. */
function takesName(source: Source, open: number): boolean {
  return (
    source.isWord(open + 1) && (source.isSymbol(open + 2, ",") || source.isSymbol(open + 2, "."))
  );
}

function behindTable(source: Source, open: number): number {
  let depth = 0;
  for (let i = open; i < open + LARGEST_TABLE; i++) {
    depth += source.isSymbol(i, "(") ? 1 : source.isSymbol(i, ")") ? -1 : 0;
    if (depth === 0 && !source.isString(i)) {
      return source.isSymbol(i, ")") ? i + 1 : i;
    }
  }
  return source.code.length;
}
