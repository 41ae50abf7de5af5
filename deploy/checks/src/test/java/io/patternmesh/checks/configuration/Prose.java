package io.patternmesh.checks.configuration;

import java.util.regex.Pattern;

/** Javadoc as one line of Markdown. */
final class Prose {

  private static final Pattern CODE = Pattern.compile("\\{@code\\s+([^}]*(?:\\{[^}]*}[^}]*)*)}");
  private static final Pattern LINK = Pattern.compile("\\{@link\\s+(?:\\w*#)?(\\w+)(?:\\(\\))?}");
  private static final Pattern TAG =
      Pattern.compile("(?s)\\s*@(param|return|throws|see|since)\\b.*");

  private static final Pattern POINTER = Pattern.compile("\\s+\\(\\{@link\\s+\\w+}\\)");

  private Prose() {}

  static String of(String javadoc) {
    String text = TAG.matcher(javadoc).replaceFirst("");
    text = POINTER.matcher(text).replaceAll("");
    text = CODE.matcher(text).replaceAll("`$1`");
    text = LINK.matcher(text).replaceAll("`$1`");
    return text.strip().replaceAll("\\s+", " ");
  }
}
