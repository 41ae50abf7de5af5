package io.patternmesh.agent.imports.detect;

import io.patternmesh.agent.imports.source.SourceFile;
import io.patternmesh.agent.imports.source.Tokens;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads JavaScript and TypeScript: imports, globals, and the calls that make tests. */
final class ScriptReading {

  /** Frameworks whose import is itself the test function, under whatever name. */
  private static final List<Framework> IMPORTED_AS_FUNCTION =
      List.of(
          Framework.TAPE,
          Framework.TAP,
          Framework.AVA,
          Framework.UVU,
          Framework.QUNIT,
          Framework.LAB,
          Framework.NODE_TEST);

  private static final Set<String> NO_TEST_FUNCTION =
      Set.of(
          "assert", "expect", "mock", "before", "after", "beforeEach", "afterEach", "exec", "Lab");

  private static final Set<String> MOCHA_COMPANIONS =
      Set.of("chai", "should", "expect.js", "must", "assert", "node:assert", "sinon");

  private ScriptReading() {}

  static Reading of(SourceFile file, PackageHints hints) {
    Tokens code = file.code();
    ScriptImports imports = ScriptImports.of(code);
    ScriptCalls calls = ScriptCalls.of(code, testFunctions(imports));
    Optional<Framework> framework =
        telling(file, imports)
            .or(() -> global(code))
            .or(() -> calls.any() ? ambient(code, imports, calls, hints) : Optional.empty());
    boolean loads = framework.equals(Optional.of(Framework.K6)) && exportsLoad(code);
    return new Reading(
        imports.modules(),
        framework,
        calls.any() || loads || handsOver(file, imports),
        calls.title(),
        calls.first());
  }

  private static Set<String> testFunctions(ScriptImports imports) {
    Set<String> names = new LinkedHashSet<>();
    IMPORTED_AS_FUNCTION.forEach(framework -> names.addAll(imports.namesOf(framework)));
    names.removeAll(NO_TEST_FUNCTION);
    return names;
  }

  /** By import; Cypress needs none, so its global goes before the runners' imports. */
  private static Optional<Framework> telling(SourceFile file, ScriptImports imports) {
    Optional<Framework> imported = Framework.among(imports.modules());
    boolean cypress = file.stem().endsWith(".cy") || file.code().hasMemberAccess("cy");
    return cypress && imported.filter(found -> found.category() != Category.UNIT).isEmpty()
        ? Optional.of(Framework.CYPRESS)
        : imported;
  }

  private static Optional<Framework> global(Tokens code) {
    return Stream.of(
            new Global("vi", Framework.VITEST),
            new Global("jest", Framework.JEST),
            new Global("QUnit", Framework.QUNIT),
            new Global("Deno", Framework.DENO_TEST),
            new Global("jasmine", Framework.JASMINE))
        .filter(global -> code.hasMemberAccess(global.name))
        .map(Global::framework)
        .findFirst();
  }

  private record Global(String name, Framework framework) {}

  /** Where nothing in the file names a framework: its package does, or the manner it is in. */
  private static Optional<Framework> ambient(
      Tokens code, ScriptImports imports, ScriptCalls calls, PackageHints hints) {
    Optional<Framework> hinted = calls.describes() ? hints.withDescribe() : hints.withTest();
    return hinted.or(() -> byManner(code, imports, calls));
  }

  private static Optional<Framework> byManner(
      Tokens code, ScriptImports imports, ScriptCalls calls) {
    boolean companions = imports.modules().stream().anyMatch(MOCHA_COMPANIONS::contains);
    if (!companions && hasMatchers(code)) {
      return Optional.of(Framework.JEST);
    }
    return calls.describes() ? Optional.of(Framework.MOCHA) : Optional.empty();
  }

  /** {@code .toBe(}, {@code .toEqual(} and their like. */
  private static boolean hasMatchers(Tokens code) {
    for (int i = 1; i < code.size(); i++) {
      String word = code.at(i).text();
      boolean matcher =
          word.length() > 2 && word.startsWith("to") && Character.isUpperCase(word.charAt(2));
      if (matcher && code.at(i - 1).is('.') && code.at(i + 1).is('(') && !isConversion(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isConversion(String word) {
    return word.endsWith("String") || word.endsWith("Case") || word.equals("toJSON");
  }

  /** A file named like a test that gives its test function to shared cases of a file beside it. */
  private static boolean handsOver(SourceFile file, ScriptImports imports) {
    return TestFileName.of(file.language(), file.path()) == TestFileName.TEST
        && !testFunctions(imports).isEmpty();
  }

  /** A load script runs its default export, or whatever its scenarios name. */
  private static boolean exportsLoad(Tokens code) {
    for (int i = 0; i < code.size(); i++) {
      boolean exported = code.at(i).isWord("export");
      if (exported && (code.at(i + 1).isWord("default") || code.at(i + 1).isWord("function"))) {
        return true;
      }
    }
    return false;
  }
}
