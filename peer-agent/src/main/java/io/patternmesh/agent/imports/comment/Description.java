package io.patternmesh.agent.imports.comment;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns a comment's lines into prose: no tags, no mark-up, at most {@value #MAX} characters. */
final class Description {

  static final int MAX = 4000;

  private Description() {}

  static String of(List<String> lines) {
    Stream<String> prose =
        lines.stream()
            .filter(line -> !PatternTags.isTag(line))
            .takeWhile(line -> !isBlockTag(line))
            .map(Description::withoutMarkup);
    String text = prose.collect(Collectors.joining("\n")).strip();
    return cut(text, MAX);
  }

  /** At most {@code max} characters, never half a surrogate pair. */
  private static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
  }

  private static boolean isBlockTag(String line) {
    return line.length() > 1 && line.charAt(0) == '@' && Character.isLetter(line.charAt(1));
  }

  /** Drops HTML tags and the frame of <code>{&#64;link ...}</code> and its like. */
  private static String withoutMarkup(String line) {
    StringBuilder text = new StringBuilder();
    int inlineTags = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      int close = c == '<' ? tagEnd(line, i) : -1;
      if (close > 0) {
        i = close;
      } else if (line.startsWith("{@", i)) {
        int word = i + 2;
        while (word < line.length() && Character.isLetter(line.charAt(word))) {
          word++;
        }
        inlineTags++;
        i = word < line.length() && line.charAt(word) == ' ' ? word : word - 1;
      } else if (c == '}' && inlineTags > 0) {
        inlineTags--;
      } else if (c >= ' ' || c == '\t') {
        text.append(c);
      }
    }
    return text.toString().strip();
  }

  /** Where a tag such as {@code </p>} that starts here ends; -1 when this starts none. */
  private static int tagEnd(String line, int open) {
    int at = open + 1;
    if (at < line.length() && line.charAt(at) == '/') {
      at++;
    }
    int name = at;
    while (at < line.length() && at - name < 10 && Character.isLetterOrDigit(line.charAt(at))) {
      at++;
    }
    boolean closes = at > name && at < line.length() && line.charAt(at) == '>';
    return closes ? at : -1;
  }
}
