package io.patternmesh.agent.imports.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words in a file's or a folder's name. */
final class PathWords {

  private PathWords() {}

  /** {@code authBypass-2.test.ts} is auth, bypass, 2, test, ts. */
  static List<String> of(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean hump =
          Character.isUpperCase(c)
              && !word.isEmpty()
              && (!Character.isUpperCase(name.charAt(i - 1)) || isLowerAt(name, i + 1));
      if (hump || !Character.isLetterOrDigit(c)) {
        close(words, word);
      }
      if (Character.isLetterOrDigit(c)) {
        word.append(c);
      }
    }
    close(words, word);
    return words;
  }

  private static boolean isLowerAt(String name, int i) {
    return i < name.length() && Character.isLowerCase(name.charAt(i));
  }

  private static void close(List<String> words, StringBuilder word) {
    if (!word.isEmpty()) {
      words.add(word.toString().toLowerCase(Locale.ROOT));
      word.setLength(0);
    }
  }
}
