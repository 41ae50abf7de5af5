import type { Language } from "./language.js";
import { NONE, tokensOf, type Token } from "./lexer.js";

/** A file as detection sees it. */
export class Source {
  /** Comments included. */
  readonly tokens: readonly Token[];
  readonly code: readonly Token[];

  /** @param path folders and name, from the repository's root */
  constructor(
    readonly language: Language,
    readonly path: readonly string[],
    text: string,
  ) {
    this.tokens = tokensOf(language, text);
    this.code = this.tokens.filter((token) => token.kind !== "comment");
  }

  /** `auth.test` of `auth.test.ts`. */
  get stem(): string {
    const name = this.path[this.path.length - 1] ?? "";
    const dot = name.lastIndexOf(".");
    return dot > 0 ? name.slice(0, dot) : name;
  }

  get folders(): readonly string[] {
    return this.path.slice(0, -1);
  }

  at(i: number): Token {
    return this.code[i] ?? NONE;
  }

  isWord(i: number, word?: string): boolean {
    const token = this.at(i);
    return token.kind === "word" && (word === undefined || token.text === word);
  }

  isSymbol(i: number, symbol: string): boolean {
    const token = this.at(i);
    return token.kind === "symbol" && token.text === symbol;
  }

  isString(i: number): boolean {
    return this.at(i).kind === "string";
  }

  /** Whether this word is used as an object, as `cy` in `cy.visit("/")`. */
  usesObject(word: string): boolean {
    return this.code.some(
      (_, i) => this.isWord(i, word) && this.isSymbol(i + 1, ".") && !this.isSymbol(i - 1, "."),
    );
  }
}
