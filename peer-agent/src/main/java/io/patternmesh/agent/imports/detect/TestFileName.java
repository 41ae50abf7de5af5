package io.patternmesh.agent.imports.detect;

import io.patternmesh.agent.imports.source.Language;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a file's name and folders promise. */
public enum TestFileName {
  /** Named as tests are; when it holds none, that is worth a report. */
  TEST,
  /** Lies where tests lie, or is named a little like one; its content decides. */
  PERHAPS,
  /** Neither. */
  NO;

  private static final Set<String> TEST_FOLDERS =
      Set.of(
          "test",
          "tests",
          "__tests__",
          "testing",
          "spec",
          "specs",
          "cypress",
          "e2e",
          "it",
          "integration",
          "perf",
          "performance",
          "load",
          "k6",
          "bench",
          "benchmark",
          "benchmarks");

  /**
   * @param path folders and name, the configured folder's own name first
   */
  public static TestFileName of(Language language, List<String> path) {
    String name = path.get(path.size() - 1);
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    if (isTestName(language, stem)) {
      return TEST;
    }
    boolean inTestFolder =
        path.subList(0, path.size() - 1).stream().anyMatch(TestFileName::isTestFolder);
    return inTestFolder || language.isJvm() && stem.startsWith("Test") ? PERHAPS : NO;
  }

  private static boolean isTestName(Language language, String stem) {
    if (language.isJvm()) {
      return List.of("Test", "Tests", "TestCase", "IT", "ITCase", "Spec").stream()
          .anyMatch(end -> stem.endsWith(end) && stem.length() > end.length());
    }
    String lower = stem.toLowerCase(Locale.ROOT);
    if (language == Language.PYTHON) {
      return lower.startsWith("test_") || lower.endsWith("_test");
    }
    return List.of("test", "spec", "cy").stream()
            .anyMatch(
                end ->
                    lower.endsWith('.' + end)
                        || lower.endsWith('-' + end)
                        || lower.endsWith('_' + end))
        || lower.equals("test")
        || stem.endsWith("Spec")
        || stem.endsWith("Test");
  }

  /** {@code test}, {@code e2e}, and combinations such as {@code integration-tests}. */
  private static boolean isTestFolder(String folder) {
    return TEST_FOLDERS.contains(folder.toLowerCase(Locale.ROOT))
        || PathWords.of(folder).stream().anyMatch(TestFileName::isTestWord);
  }

  private static boolean isTestWord(String word) {
    return word.endsWith("test")
        || word.endsWith("tests")
        || word.equals("spec")
        || word.equals("specs")
        || word.equals("e2e");
  }
}
