import { isJvm, isScript, type Language } from "./language.js";

/** A piece of source text. */
export interface Token {
  readonly kind: "word" | "string" | "symbol" | "comment";
  /** A string is without its quotes, a comment with its markers. */
  readonly text: string;
  /** Where it starts, from 1. */
  readonly line: number;
}

/** Stands before the first token and behind the last. */
export const NONE: Token = { kind: "symbol", text: "", line: 0 };

/** Only so much of a file is looked at: what tells a test stands at its top. */
const EXAMINED = 64 * 1024;

const WORD = /[\p{L}\p{Nl}\p{Nd}\p{Pc}\p{Sc}]+/uy;
const REGEX_MAY_FOLLOW = /^(return|typeof|case|in|of|do|else|void|throw|await)$/;

/**
 * Splits the top of a source file into tokens, in one pass; it never fails. Each character is looked
 * at a bounded number of times, so that a hostile file costs no more than an honest one.
 */
export function tokensOf(language: Language, source: string): readonly Token[] {
  const text = source.slice(0, EXAMINED);
  const tokens: Token[] = [];
  /** For each open `${` of a template, how many braces are open in it. */
  const templates: number[] = [];
  let at = 0;
  let line = 1;
  let last = NONE;
  let noRegexBefore = 0;

  const add = (kind: Token["kind"], value: string, start: number) => {
    const token = { kind, text: value, line: start };
    if (kind !== "comment") {
      last = token;
    }
    tokens.push(token);
  };
  /** One character of a string; an escaped one stands for itself, white space for a blank. */
  const character = () => {
    const escape = text[at] === "\\" && at + 1 < text.length;
    const meant = escape ? text[at + 1]! : text[at]!;
    line += meant === "\n" ? 1 : 0;
    at += escape ? 2 : 1;
    return escape && "nrtbf\n".includes(meant) ? " " : meant;
  };
  const template = () => {
    const start = line;
    let value = "";
    while (at < text.length) {
      if (text[at] === "`") {
        at++;
        break;
      }
      if (text.startsWith("${", at)) {
        at += 2;
        templates.push(0);
        break;
      }
      value += character();
    }
    add("string", value, start);
  };
  const quoted = (quote: string) => {
    const three = quote.repeat(3);
    const long =
      text.startsWith(three, at) && (language === "python" || (isJvm(language) && quote === '"'));
    const end = long ? three : quote;
    const start = line;
    let value = "";
    at += end.length;
    while (at < text.length && (long || text[at] !== "\n")) {
      if (text.startsWith(end, at)) {
        at += end.length;
        break;
      }
      value += character();
    }
    add("string", value, start);
  };
  const comment = (block: boolean) => {
    const found = block ? text.indexOf("*/", at + 2) : text.indexOf("\n", at);
    const end = found < 0 ? text.length : block ? found + 2 : found;
    const value = text.slice(at, end);
    add("comment", value, line);
    line += value.split("\n").length - 1;
    at = end;
  };
  const regex = (): boolean => {
    let inClass = false;
    let i = at + 1;
    for (; i < text.length && text[i] !== "\n"; i++) {
      const c = text[i];
      if (c === "\\") {
        i++;
      } else if (c === "/" && !inClass) {
        at = i + 1;
        return true;
      } else {
        inClass = c === "[" || (inClass && c !== "]");
      }
    }
    noRegexBefore = i;
    return false;
  };
  const regexMayStart = () =>
    at >= noRegexBefore &&
    (last.kind === "word"
      ? REGEX_MAY_FOLLOW.test(last.text)
      : last.kind !== "string" && !/^[)\]}]$/.test(last.text));

  while (at < text.length) {
    const c = text[at]!;
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0];
    if (word !== undefined) {
      add("word", word, line);
      at += word.length;
    } else if (/\s/.test(c)) {
      line += c === "\n" ? 1 : 0;
      at++;
    } else if ((at === 0 && text.startsWith("#!")) || (language === "python" && c === "#")) {
      comment(false);
    } else if (language !== "python" && text.startsWith("//", at)) {
      comment(false);
    } else if (language !== "python" && text.startsWith("/*", at)) {
      comment(true);
    } else if (c === '"' || c === "'") {
      quoted(c);
    } else if (c === "`" && isScript(language)) {
      at++;
      template();
    } else if (c === "/" && isScript(language) && regexMayStart() && regex()) {
      add("symbol", "/", line);
    } else {
      at++;
      const open = templates[templates.length - 1];
      if (open !== undefined && c === "}" && open === 0) {
        templates.pop();
        template();
      } else {
        if (open !== undefined && (c === "{" || c === "}")) {
          templates[templates.length - 1] = open + (c === "{" ? 1 : -1);
        }
        add("symbol", c, line);
      }
    }
  }
  return tokens;
}
