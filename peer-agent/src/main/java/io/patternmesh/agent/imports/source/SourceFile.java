package io.patternmesh.agent.imports.source;

import java.util.List;

/**
 * A file as detection sees it.
 *
 * @param path its folders and its name, from the repository's root
 * @param tokens what its top holds, comments included
 * @param code the same without comments
 */
public record SourceFile(Language language, List<String> path, Tokens tokens, Tokens code) {

  public SourceFile {
    path = List.copyOf(path);
  }

  /** Reads the top of {@code text}. */
  public static SourceFile of(Language language, List<String> path, String text) {
    Tokens tokens = Lexer.tokens(language, text);
    return new SourceFile(language, path, tokens, tokens.code());
  }

  public String fileName() {
    return path.get(path.size() - 1);
  }

  /** The file's name without its extension: {@code auth.test} of {@code auth.test.ts}. */
  public String stem() {
    String name = fileName();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** The folders that the file lies in, outermost first. */
  public List<String> folders() {
    return path.subList(0, path.size() - 1);
  }
}
