package io.patternmesh.agent.imports.detect;

import io.patternmesh.agent.imports.source.Token;
import io.patternmesh.agent.imports.source.Tokens;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The modules that a script imports or requires, and the local names it gives them.
 *
 * @param names for each module the names bound by its import; empty where it is called at once
 */
record ScriptImports(Map<String, Set<String>> names) {

  /** An import clause of more tokens than this is none: keeps hostile files from costing time. */
  private static final int LONGEST_CLAUSE = 400;

  ScriptImports {
    names = Map.copyOf(names);
  }

  static ScriptImports of(Tokens code) {
    Map<String, Set<String>> names = new HashMap<>();
    for (int i = 0; i < code.size(); i++) {
      boolean calls = code.at(i + 1).is('(') && code.at(i + 2).isString();
      boolean member = code.at(i - 1).is('.');
      if (!member && calls && (code.at(i).isWord("require") || code.at(i).isWord("import"))) {
        bind(names, code.at(i + 2).text(), boundBefore(code, i));
      } else if (code.at(i).isWord("import") && code.at(i + 1).isString()) {
        bind(names, code.at(i + 1).text(), Set.of());
      } else if (code.at(i).isWord("from") && code.at(i + 1).isString()) {
        bind(names, code.at(i + 1).text(), importClause(code, i));
      }
    }
    return new ScriptImports(names);
  }

  Set<String> modules() {
    return names.keySet();
  }

  /** The names bound by imports of this framework. */
  Set<String> namesOf(Framework framework) {
    Set<String> bound = new LinkedHashSet<>();
    names.forEach(
        (module, locals) -> {
          if (framework.isImportedBy(module)) {
            bound.addAll(locals);
          }
        });
    return bound;
  }

  private static void bind(Map<String, Set<String>> names, String module, Set<String> locals) {
    names.computeIfAbsent(module, any -> new LinkedHashSet<>()).addAll(locals);
  }

  /** {@code test} of {@code const test = require(...)}, both of {@code const {a, b} = ...}. */
  private static Set<String> boundBefore(Tokens code, int require) {
    int i = require - 1;
    while (code.at(i).isWord("await") || code.at(i).is('(')) {
      i--;
    }
    if (!code.at(i).is('=')) {
      return Set.of();
    }
    i--;
    return code.at(i).is('}') ? wordsBack(code, i, '{') : wordsOf(code.at(i));
  }

  private static Set<String> importClause(Tokens code, int from) {
    Set<String> words = new LinkedHashSet<>();
    for (int i = from - 1; i > from - LONGEST_CLAUSE && !code.at(i).isWord("import"); i--) {
      if (code.at(i).is(';') || code.at(i).is('(')) {
        return Set.of();
      }
      words.addAll(wordsOf(code.at(i)));
    }
    return words;
  }

  private static Set<String> wordsBack(Tokens code, int end, char until) {
    Set<String> words = new LinkedHashSet<>();
    for (int i = end - 1; i > end - LONGEST_CLAUSE && !code.at(i).is(until); i--) {
      words.addAll(wordsOf(code.at(i)));
    }
    return words;
  }

  private static Set<String> wordsOf(Token token) {
    boolean keyword = token.isWord("as") || token.isWord("type");
    return token.isWord() && !keyword ? Set.of(token.text()) : Set.of();
  }
}
