import hljs from "highlight.js/lib/core";
import gherkin from "highlight.js/lib/languages/gherkin";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import kotlin from "highlight.js/lib/languages/kotlin";
import python from "highlight.js/lib/languages/python";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import type { CodeLanguage } from "./language-of.js";
import { linesOf, plainLines, type Line, type TokenNode } from "./tokens.js";

// XML stands inside JSX and template literals.
Object.entries({ gherkin, java, javascript, kotlin, python, typescript, xml }).forEach(
  ([name, language]) => hljs.registerLanguage(name, language),
);

/**
 * The lines of code with what each piece is. Only the tree of highlight.js is used, never its HTML:
 * what is shown are text nodes, so no text of a pattern can become an element.
 */
export function highlighted(code: string, language: CodeLanguage): readonly Line[] {
  const emitter: unknown = hljs.highlight(code, { language, ignoreIllegals: true })._emitter;
  const root = (emitter as { rootNode?: unknown }).rootNode;
  return isNode(root) ? linesOf(root) : plainLines(code);
}

function isNode(value: unknown): value is TokenNode {
  return (
    typeof value === "object" && value !== null && Array.isArray((value as TokenNode).children)
  );
}
