package io.patternmesh.agent.imports.source;

/**
 * A piece of source text.
 *
 * @param text a word; a symbol of one character; a string without its quotes and escapes; a comment
 *     with its markers
 * @param line where it starts, from 1
 */
public record Token(Kind kind, String text, int line) {

  /** What a token is. */
  public enum Kind {
    WORD,
    STRING,
    SYMBOL,
    COMMENT
  }

  /** Stands for what lies before the first and behind the last token. */
  public static final Token NONE = new Token(Kind.SYMBOL, "", 0);

  public boolean isWord() {
    return kind == Kind.WORD;
  }

  public boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  public boolean isString() {
    return kind == Kind.STRING;
  }

  public boolean isComment() {
    return kind == Kind.COMMENT;
  }

  public boolean is(char symbol) {
    return kind == Kind.SYMBOL && text.length() == 1 && text.charAt(0) == symbol;
  }

  /** The line on which it ends. */
  public int lastLine() {
    return line + (int) text.chars().filter(c -> c == '\n').count();
  }
}
