import { frameworkAmong } from "./framework.js";
import type { Reading } from "./reading.js";
import type { Source } from "./source.js";

const CLASS_WORDS = /^(class|record|object|interface)$/;
const TEST_ANNOTATIONS =
  /^(Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Theory|Property|Example|Benchmark|ArchTest)$/;
const TEST_BASES =
  /^(TestCase|Simulation|(Fun|String|Should|Describe|Behavior|Free|Word|Feature|Expect|Annotation)Spec)$/;

/** Reads Java and Kotlin: imports, annotations, and the class that the file is named for. */
export function readJvm(source: Source): Reading {
  const imports = importsOf(source);
  return {
    imports,
    framework: frameworkAmong(imports),
    hasTests: hasTests(source),
    title: className(source),
    firstTest: undefined,
  };
}

function importsOf(source: Source): Set<string> {
  const imports = new Set<string>();
  for (let i = 0; i < source.code.length; i++) {
    if (source.isWord(i, "import")) {
      i += source.isWord(i + 1, "static") ? 2 : 1;
      let name = source.at(i).text;
      while (source.isSymbol(i + 1, ".")) {
        name += `.${source.at(i + 2).text}`;
        i += 2;
      }
      imports.add(name);
    }
  }
  return imports;
}

function hasTests(source: Source): boolean {
  return source.code.some(
    (token, i) =>
      (token.text === "@" && TEST_ANNOTATIONS.test(annotation(source, i + 1))) ||
      (token.kind === "word" && isClassLevelEvidence(source, i)),
  );
}

/** The simple name of an annotation that may be written with its package. */
function annotation(source: Source, at: number): string {
  let last = at;
  while (source.isSymbol(last + 1, ".") && source.isWord(last + 2)) {
    last += 2;
  }
  return source.at(last).text;
}

/** A base class with tests in it, or an annotation such as `@QuarkusIntegrationTest`. */
function isClassLevelEvidence(source: Source, i: number): boolean {
  const word = source.at(i).text;
  const extended = source.isWord(i - 1, "extends") || source.isSymbol(i - 1, ":");
  return (
    (extended && (TEST_BASES.test(word) || /(Test|IT)$/.test(word))) ||
    (source.isSymbol(i - 1, "@") && word.endsWith("IntegrationTest"))
  );
}

function className(source: Source): string | undefined {
  let first: string | undefined;
  for (let i = 0; i < source.code.length; i++) {
    const declares =
      source.isWord(i) &&
      CLASS_WORDS.test(source.at(i).text) &&
      !source.isSymbol(i - 1, ".") &&
      source.isWord(i + 1);
    if (declares) {
      const name = source.at(i + 1).text;
      if (name === source.stem) {
        return name;
      }
      first ??= name;
    }
  }
  return first;
}
