package io.patternmesh.agent.imports.detect;

import io.patternmesh.agent.imports.source.SourceFile;
import io.patternmesh.agent.imports.source.Token;
import io.patternmesh.agent.imports.source.Tokens;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Reads Python: imports, test functions and test classes. */
final class PythonReading {

  /** A class header of more tokens is none: keeps hostile files from costing time. */
  private static final int MOST_BASES = 100;

  private PythonReading() {}

  static Reading of(SourceFile file) {
    Tokens code = file.code();
    Set<String> imports = imports(code);
    boolean hasTests = false;
    Optional<String> testClass = Optional.empty();
    Token firstTest = Token.NONE;
    for (int i = 0; i < code.size(); i++) {
      Token next = code.at(i + 1);
      boolean function = code.at(i).isWord("def") && next.text().startsWith("test");
      boolean tests = code.at(i).isWord("class") && isTestClass(code, i + 1);
      if (tests && testClass.isEmpty()) {
        testClass = Optional.of(next.text());
      }
      if ((function || tests) && firstTest == Token.NONE) {
        firstTest = code.at(i);
      }
      hasTests |= function || tests && imports.contains("locust");
    }
    Optional<Framework> framework = Framework.among(imports);
    return new Reading(
        imports,
        framework.isEmpty() && hasTests ? Optional.of(Framework.PYTEST) : framework,
        hasTests,
        testClass,
        firstTest);
  }

  private static boolean isTestClass(Tokens code, int name) {
    String text = code.at(name).text();
    boolean named = text.startsWith("Test") || text.endsWith("Test") || text.endsWith("Tests");
    for (int i = name + 1; !named && i < name + MOST_BASES && !code.at(i).is(':'); i++) {
      String base = code.at(i).text();
      named = base.endsWith("TestCase") || base.endsWith("HttpUser") || base.equals("User");
    }
    return named;
  }

  private static Set<String> imports(Tokens code) {
    Set<String> imports = new LinkedHashSet<>();
    for (int i = 0; i < code.size(); i++) {
      if (code.at(i).isWord("from") || code.at(i).isWord("import")) {
        int line = code.at(i).line();
        boolean plain = code.at(i).isWord("import");
        do {
          i++;
          StringBuilder module = new StringBuilder(code.at(i).text());
          while (code.at(i + 1).is('.') && code.at(i + 2).isWord()) {
            module.append('.').append(code.at(i + 2).text());
            i += 2;
          }
          imports.add(module.toString());
          boolean renamed = code.at(i + 1).isWord("as");
          i += renamed ? 2 : 0;
        } while (plain && code.at(i + 1).is(',') && code.at(++i).line() == line);
        while (!plain && code.at(i + 1) != Token.NONE && code.at(i + 1).line() == line) {
          i++;
        }
      }
    }
    return imports;
  }
}
