package io.patternmesh.registry.pattern;

import io.patternmesh.registry.problem.Checked;
import io.patternmesh.registry.problem.ProblemException;
import java.util.Arrays;
import java.util.List;

/** Splits the parameter {@code q} into words. */
final class SearchWords {

  private static final int LONGEST = 200;
  private static final int MOST = 10;

  private SearchWords() {}

  static List<String> of(String q) {
    if (q.length() > LONGEST || q.indexOf('\0') >= 0) {
      throw ProblemException.invalid(
          "q",
          "at most " + LONGEST + " characters without U+0000 expected, got " + Checked.quoted(q));
    }
    List<String> words =
        Arrays.stream(q.split("\\s+")).filter(word -> !word.isEmpty()).distinct().toList();
    if (words.size() > MOST) {
      throw ProblemException.invalid(
          "q", "at most " + MOST + " words expected, got " + words.size());
    }
    return words;
  }
}
