package io.patternmesh.agent.imports.detect;

import io.patternmesh.agent.imports.source.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which kind of test a file is: by its framework where that is made for one kind, then by words in
 * its path. Words that mean other things too ({@code load}, {@code it}) count as folder names only.
 */
final class PathCategory {

  private static final Set<String> E2E = Set.of("e2e");
  private static final Set<String> PERFORMANCE =
      Set.of("perf", "performance", "benchmark", "benchmarks", "bench", "stress", "soak");
  private static final Set<String> PERFORMANCE_FOLDERS = Set.of("load", "k6", "loadtest");
  private static final Set<String> SECURITY =
      Set.of("security", "xss", "csrf", "ssrf", "owasp", "pentest", "cve", "vulnerability");
  private static final Set<String> SECURITY_FOLDERS = Set.of("sec");
  private static final Set<String> INTEGRATION = Set.of("integration", "integrationtest");
  private static final Set<String> DEFECT = Set.of("regression", "regressions", "bugfix");
  private static final Set<String> DEFECT_FOLDERS =
      Set.of("bug", "bugs", "issue", "issues", "defect", "defects", "regress");
  private static final Set<String> NUMBERED = Set.of("issue", "bug", "gh", "defect", "ticket");
  private static final List<String> INTEGRATION_IMPORTS =
      List.of("org.testcontainers.", "testcontainers", "@testcontainers/", "supertest");

  private PathCategory() {}

  static Category of(SourceFile file, Framework framework, Set<String> imports) {
    if (framework.category() == Category.E2E || framework.category() == Category.PERFORMANCE) {
      return framework.category();
    }
    Set<String> folders = new HashSet<>();
    file.folders().forEach(folder -> folders.add(folder.toLowerCase(Locale.ROOT)));
    List<String> words = new ArrayList<>();
    file.folders().forEach(folder -> words.addAll(PathWords.of(folder)));
    words.addAll(PathWords.of(subject(file.stem())));
    if (any(words, E2E)) {
      return Category.E2E;
    }
    if (any(words, PERFORMANCE)
        || any(folders, PERFORMANCE_FOLDERS)
        || pair(words, "load", "test")) {
      return Category.PERFORMANCE;
    }
    if (any(words, SECURITY) || any(folders, SECURITY_FOLDERS) || pair(words, "auth", "bypass")) {
      return Category.SECURITY;
    }
    if (isIntegration(file, framework, imports, folders, words)) {
      return Category.INTEGRATION;
    }
    return any(words, DEFECT) || any(folders, DEFECT_FOLDERS) || numbered(words)
        ? Category.DEFECT_FIX
        : Category.UNIT;
  }

  private static boolean isIntegration(
      SourceFile file,
      Framework framework,
      Set<String> imports,
      Set<String> folders,
      List<String> words) {
    boolean jvm = file.language().isJvm();
    boolean named = jvm && (file.stem().endsWith("IT") || file.stem().endsWith("ITCase"));
    return framework.category() == Category.INTEGRATION
        || any(words, INTEGRATION)
        || named
        || jvm && folders.contains("it")
        || imports.stream()
            .anyMatch(name -> INTEGRATION_IMPORTS.stream().anyMatch(name::startsWith));
  }

  /** What a file is about: {@code load} of {@code load.test}, which is no load test. */
  private static String subject(String stem) {
    int dot = stem.lastIndexOf('.');
    boolean marked = dot > 0 && Set.of("test", "spec", "cy").contains(stem.substring(dot + 1));
    return marked ? stem.substring(0, dot) : stem;
  }

  private static boolean any(Iterable<String> words, Set<String> wanted) {
    for (String word : words) {
      if (wanted.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean pair(List<String> words, String first, String second) {
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).equals(first) && words.get(i + 1).equals(second)) {
        return true;
      }
    }
    return false;
  }

  private static boolean numbered(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String letters = word.replaceFirst("[0-9]{1,9}$", "");
      boolean digitsFollow =
          i + 1 < words.size() && words.get(i + 1).chars().allMatch(Character::isDigit);
      if (NUMBERED.contains(letters) && (letters.length() < word.length() || digitsFollow)) {
        return true;
      }
    }
    return false;
  }
}
