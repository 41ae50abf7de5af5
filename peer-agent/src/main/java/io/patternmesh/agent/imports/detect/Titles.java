package io.patternmesh.agent.imports.detect;

import java.util.Optional;

/** Makes names of what stands in code. */
final class Titles {

  private static final int MAX = 200;

  private Titles() {}

  /** One line of at most 200 characters without control characters; empty when none is left. */
  static Optional<String> clean(String text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < text.length() && line.length() < MAX; i++) {
      char c = text.charAt(i);
      boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c);
      if (blank && !line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      } else if (!blank && !Character.isISOControl(c) && isWhole(text, i)) {
        line.append(c);
      }
    }
    if (!line.isEmpty() && Character.isHighSurrogate(line.charAt(line.length() - 1))) {
      line.setLength(line.length() - 1);
    }
    String cleaned = line.toString().strip();
    return cleaned.isEmpty() ? Optional.empty() : Optional.of(cleaned);
  }

  /** Whether no half of a surrogate pair stands alone here: that would be no UTF-8. */
  private static boolean isWhole(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
    }
    return !Character.isLowSurrogate(c) || i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }
}
