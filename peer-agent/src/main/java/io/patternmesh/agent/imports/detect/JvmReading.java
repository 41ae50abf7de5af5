package io.patternmesh.agent.imports.detect;

import io.patternmesh.agent.imports.source.SourceFile;
import io.patternmesh.agent.imports.source.Token;
import io.patternmesh.agent.imports.source.Tokens;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Reads Java and Kotlin: imports, annotations, and the class that the file is named for. */
final class JvmReading {

  private static final Set<String> CLASS_WORDS = Set.of("class", "record", "object", "interface");

  private static final Set<String> TEST_ANNOTATIONS =
      Set.of(
          "Test",
          "ParameterizedTest",
          "RepeatedTest",
          "TestFactory",
          "TestTemplate",
          "Theory",
          "Property",
          "Example",
          "Benchmark",
          "ArchTest");

  private static final Set<String> TEST_BASES =
      Set.of(
          "TestCase",
          "Simulation",
          "FunSpec",
          "StringSpec",
          "ShouldSpec",
          "DescribeSpec",
          "BehaviorSpec",
          "FreeSpec",
          "WordSpec",
          "FeatureSpec",
          "ExpectSpec",
          "AnnotationSpec");

  private JvmReading() {}

  static Reading of(SourceFile file) {
    Tokens code = file.code();
    Set<String> imports = imports(code);
    return new Reading(
        imports, Framework.among(imports), hasTests(code), className(file), Token.NONE);
  }

  private static Set<String> imports(Tokens code) {
    Set<String> imports = new LinkedHashSet<>();
    for (int i = 0; i < code.size(); i++) {
      if (code.at(i).isWord("import")) {
        int at = code.at(i + 1).isWord("static") ? i + 2 : i + 1;
        StringBuilder name = new StringBuilder(code.at(at).text());
        while (code.at(at + 1).is('.')) {
          name.append('.').append(code.at(at + 2).text());
          at += 2;
        }
        imports.add(name.toString());
        i = at;
      }
    }
    return imports;
  }

  private static boolean hasTests(Tokens code) {
    for (int i = 0; i < code.size(); i++) {
      if (code.at(i).is('@') && TEST_ANNOTATIONS.contains(annotation(code, i + 1))) {
        return true;
      }
      if (code.at(i).isWord() && isClassLevelEvidence(code, i)) {
        return true;
      }
    }
    return false;
  }

  /** The simple name of an annotation that may be written with its package. */
  private static String annotation(Tokens code, int at) {
    int last = at;
    while (code.at(last + 1).is('.') && code.at(last + 2).isWord()) {
      last += 2;
    }
    return code.at(last).text();
  }

  /** A base class with tests in it, or an annotation such as {@code @QuarkusIntegrationTest}. */
  private static boolean isClassLevelEvidence(Tokens code, int i) {
    String word = code.at(i).text();
    boolean extended = code.at(i - 1).isWord("extends") || code.at(i - 1).is(':');
    boolean annotates = code.at(i - 1).is('@');
    return extended && (TEST_BASES.contains(word) || word.endsWith("Test") || word.endsWith("IT"))
        || annotates && word.endsWith("IntegrationTest");
  }

  private static Optional<String> className(SourceFile file) {
    Tokens code = file.code();
    Optional<String> first = Optional.empty();
    for (int i = 0; i < code.size(); i++) {
      boolean declares =
          code.at(i).isWord()
              && CLASS_WORDS.contains(code.at(i).text())
              && !code.at(i - 1).is('.')
              && code.at(i + 1).isWord();
      if (declares) {
        String name = code.at(i + 1).text();
        if (name.equals(file.stem())) {
          return Optional.of(name);
        }
        first = first.or(() -> Optional.of(name));
      }
    }
    return first;
  }
}
