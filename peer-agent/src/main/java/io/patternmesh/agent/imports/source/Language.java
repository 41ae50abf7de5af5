package io.patternmesh.agent.imports.source;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The languages whose test files are understood, told by the file's extension. */
public enum Language {
  JAVA("java"),
  KOTLIN("kt", "kts"),
  JAVASCRIPT("js", "mjs", "cjs", "jsx"),
  TYPESCRIPT("ts", "mts", "cts", "tsx"),
  PYTHON("py");

  private final Set<String> extensions;

  Language(String... extensions) {
    this.extensions = Set.of(extensions);
  }

  /** The language of a file with this name; empty for any other file and for {@code .d.ts}. */
  public static Optional<Language> of(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".d.ts") || lower.endsWith(".d.mts") || lower.endsWith(".d.cts")) {
      return Optional.empty();
    }
    String extension = lower.substring(lower.lastIndexOf('.') + 1);
    for (Language language : values()) {
      if (language.extensions.contains(extension)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /** JavaScript or TypeScript. */
  public boolean isScript() {
    return this == JAVASCRIPT || this == TYPESCRIPT;
  }

  /** Java or Kotlin. */
  public boolean isJvm() {
    return this == JAVA || this == KOTLIN;
  }
}
