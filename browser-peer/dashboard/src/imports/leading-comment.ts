import { isJvm } from "./language.js";
import { NONE, type Token } from "./lexer.js";
import type { Source } from "./source.js";

/** What a file says of itself as a pattern, in lines such as `@pattern name: Empty cart`. */
export type PatternTags = Partial<Record<TagKey, string>>;

export interface LeadingComment {
  /** Empty when there is none. */
  readonly description: string;
  readonly tags: PatternTags;
}

const KEYS = ["id", "name", "category", "framework", "description", "confidence"] as const;
type TagKey = (typeof KEYS)[number];

const TAG = /^@pattern(\s|$)/;
const LICENCE =
  /copyright|spdx-license|licensed under|@license|all rights reserved|mit license|apache license|permission is hereby granted|redistribution and use/;
const DIRECTIVE =
  /^(!|eslint|tslint|jshint|jslint|globals? |exported |vim:|istanbul|[cv]8 |prettier-|biome-|deno-lint|@ts-|@flow|@jest-|@vitest-|@jsx|<reference|-\*-|noinspection|pylint:|flake8|coding:|type:|sourcemappingurl)/;

/**
 * The comment that introduces a test file: at its top, before its class or its first test, or as its
 * docstring. Licence headers and notes to tools are passed over.
 *
 * @throws Error when it holds a tag that is wrong
 */
export function leadingComment(source: Source, firstTest: Token | undefined): LeadingComment {
  const top = blocksOf(topComments(source.tokens));
  const near = blocksOf(
    isJvm(source.language) ? beforeClass(source.tokens) : before(source.tokens, firstTest),
  );
  const docstring =
    source.language === "python" && source.isString(0) ? [trimmed(source.at(0).text)] : [];
  const blocks = isJvm(source.language) ? [...near, ...top] : [...docstring, ...top, ...near];
  const description = blocks
    .filter(describes)
    .map(prose)
    .find((text) => text !== "");
  return { description: description ?? "", tags: tagsIn(blocks.flat()) };
}

/** The tags in these lines; the first of a key counts. */
function tagsIn(lines: readonly string[]): PatternTags {
  const tags: PatternTags = {};
  for (const line of lines.filter((each) => TAG.test(each))) {
    const [, key = "", value = ""] = /^@pattern\s+([^:]*):(.*)$/.exec(line) ?? [];
    const known = KEYS.find((each) => each === key.trim());
    if (known === undefined || value.trim() === "") {
      throw new Error(
        `tag “${line.slice(0, 80)}” in the leading comment: “@pattern key: value” with a key of ${KEYS.join(", ")} expected`,
      );
    }
    tags[known] ??= value.trim();
  }
  return tags;
}

function topComments(tokens: readonly Token[]): readonly Token[] {
  const end = tokens.findIndex(
    (token) => token.kind !== "comment" && token.text !== "use strict" && token.text !== ";",
  );
  return tokens.slice(0, end < 0 ? tokens.length : end).filter((token) => token.kind === "comment");
}

/** The comment closest before the first class, with only modifiers and annotations between. */
function beforeClass(tokens: readonly Token[]): readonly Token[] {
  const start = tokens.findIndex(
    (token, i) =>
      token.kind === "word" &&
      /^(class|interface|object|record|enum)$/.test(token.text) &&
      tokens[i + 1]?.kind === "word",
  );
  for (let i = start - 1; i >= 0; i--) {
    const token = tokens[i] ?? NONE;
    if (token.kind === "comment") {
      return before(tokens, tokens[i + 1]);
    }
    if (/^([;}]|import)$/.test(token.text)) {
      return [];
    }
  }
  return [];
}

function before(tokens: readonly Token[], token: Token | undefined): readonly Token[] {
  const end = token === undefined ? -1 : tokens.indexOf(token);
  let start = end;
  while (start > 0 && tokens[start - 1]?.kind === "comment") {
    start--;
  }
  return end < 0 ? [] : tokens.slice(start, end);
}

/** Blocks of lines without markers; line comments on neighbouring lines make one. */
function blocksOf(comments: readonly Token[]): readonly (readonly string[])[] {
  const blocks: string[][] = [];
  let endsAt = -1;
  for (const { text, line } of comments) {
    const block = text.startsWith("/*");
    if (block || line !== endsAt + 1 || blocks.length === 0) {
      blocks.push([]);
    }
    blocks[blocks.length - 1]?.push(...text.split(/\r?\n/).map(withoutMarkers));
    endsAt = block ? -1 : line;
  }
  return blocks;
}

function withoutMarkers(line: string): string {
  return line
    .trim()
    .replace(/\*\/$/, "")
    .replace(/^[/*#]+/, "")
    .replace(/\*+$/, "")
    .trim();
}

function trimmed(text: string): readonly string[] {
  return text.split(/\r?\n/).map((line) => line.trim());
}

/** Whether it speaks to people about the test, not of rights or to a tool. */
function describes(lines: readonly string[]): boolean {
  const all = lines.join("\n").trim().toLowerCase();
  return all !== "" && !LICENCE.test(all) && !DIRECTIVE.test(all);
}

/** Prose without tags and mark-up, up to 4,000 characters. */
function prose(lines: readonly string[]): string {
  const kept = lines.filter((line) => !TAG.test(line));
  const end = kept.findIndex((line) => /^@\p{L}/u.test(line));
  return kept
    .slice(0, end < 0 ? kept.length : end)
    .map((line) =>
      line
        .replace(/<\/?[A-Za-z0-9]{1,9}>/g, "")
        .replace(/\{@\w+ ?([^}]*)\}/g, "$1")
        .replace(/[\u0000-\u0008\u000b-\u001f]/g, "")
        .trim(),
    )
    .join("\n")
    .trim()
    .slice(0, 4000)
    .replace(/[\ud800-\udbff]$/, "");
}
