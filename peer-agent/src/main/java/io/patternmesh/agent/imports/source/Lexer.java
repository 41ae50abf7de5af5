package io.patternmesh.agent.imports.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Splits source text into tokens in one pass. It never fails: what is no valid source of the
 * language comes out as tokens of some kind. Every character is looked at a bounded number of
 * times, so hostile text costs no more than honest text of the same length.
 */
public final class Lexer {

  /** Only so much of a file is examined: what tells a test stands at its top. */
  public static final int EXAMINED = 64 * 1024;

  private static final Set<String> REGEX_MAY_FOLLOW =
      Set.of("return", "typeof", "case", "in", "of", "do", "else", "void", "throw", "await");

  private final String text;
  private final Language language;
  private final List<Token> tokens = new ArrayList<>();

  /** For each open {@code ${} of a template literal, how many braces are open inside. */
  private final Deque<Integer> templates = new ArrayDeque<>();

  private int at;
  private int line = 1;
  private int noRegexBefore;
  private Token lastCode = Token.NONE;

  private Lexer(Language language, String text) {
    this.language = language;
    boolean halves =
        text.length() > EXAMINED && Character.isHighSurrogate(text.charAt(EXAMINED - 1));
    this.text = text.substring(0, Math.min(text.length(), halves ? EXAMINED - 1 : EXAMINED));
  }

  /** The tokens of the first {@value #EXAMINED} characters. */
  public static Tokens tokens(Language language, String text) {
    Lexer lexer = new Lexer(language, text);
    while (lexer.at < lexer.text.length()) {
      lexer.step();
    }
    return new Tokens(lexer.tokens);
  }

  private void step() {
    char c = text.charAt(at);
    if (Character.isWhitespace(c)) {
      line += c == '\n' ? 1 : 0;
      at++;
    } else if (isWordPart(c)) {
      word();
    } else if (startsComment(c)) {
      comment(c);
    } else if (c == '"' || c == '\'') {
      quoted(c);
    } else if (c == '`' && language.isScript()) {
      at++;
      template();
    } else if (c == '/' && language.isScript() && regexMayStart() && skipRegex()) {
      add(Token.Kind.SYMBOL, "/", line);
    } else {
      symbol(c);
    }
  }

  private void word() {
    int start = at;
    while (at < text.length() && isWordPart(text.charAt(at))) {
      at++;
    }
    add(Token.Kind.WORD, text.substring(start, at), line);
  }

  private boolean isWordPart(char c) {
    return Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
  }

  private boolean startsComment(char c) {
    if (at == 0 && text.startsWith("#!")) {
      return true;
    }
    return language == Language.PYTHON
        ? c == '#'
        : text.startsWith("//", at) || text.startsWith("/*", at);
  }

  private void comment(char first) {
    boolean block = first == '/' && text.charAt(at + 1) == '*';
    int found = block ? text.indexOf("*/", at + 2) : text.indexOf('\n', at);
    int end = found < 0 ? text.length() : block ? found + 2 : found;
    String comment = text.substring(at, end);
    tokens.add(new Token(Token.Kind.COMMENT, comment, line));
    line += newlines(comment);
    at = end;
  }

  private void quoted(char quote) {
    String three = String.valueOf(quote).repeat(3);
    boolean longForm =
        text.startsWith(three, at)
            && (language == Language.PYTHON || language.isJvm() && quote == '"');
    at += longForm ? 3 : 1;
    int startLine = line;
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (longForm ? text.startsWith(three, at) : c == quote) {
        at += longForm ? 3 : 1;
        break;
      }
      if (c == '\n' && !longForm) {
        break;
      }
      character(c, value);
    }
    add(Token.Kind.STRING, value.toString(), startLine);
  }

  private void template() {
    int startLine = line;
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '`') {
        at++;
        break;
      }
      if (text.startsWith("${", at)) {
        at += 2;
        templates.push(0);
        break;
      }
      character(c, value);
    }
    add(Token.Kind.STRING, value.toString(), startLine);
  }

  /** One character of a string; escapes stand for themselves, escaped white space for a blank. */
  private void character(char c, StringBuilder value) {
    boolean escape = c == '\\' && at + 1 < text.length();
    char meant = escape ? text.charAt(at + 1) : c;
    line += meant == '\n' ? 1 : 0;
    value.append(escape && "nrtbf\n".indexOf(meant) >= 0 ? ' ' : meant);
    at += escape ? 2 : 1;
  }

  private void symbol(char c) {
    at++;
    if (!templates.isEmpty() && (c == '{' || c == '}')) {
      int open = templates.pop() + (c == '{' ? 1 : -1);
      if (open < 0) {
        template();
        return;
      }
      templates.push(open);
    }
    add(Token.Kind.SYMBOL, String.valueOf(c), line);
  }

  private boolean regexMayStart() {
    return at >= noRegexBefore
        && switch (lastCode.kind()) {
          case WORD -> REGEX_MAY_FOLLOW.contains(lastCode.text());
          case STRING -> false;
          default -> !lastCode.is(')') && !lastCode.is(']') && !lastCode.is('}');
        };
  }

  private boolean skipRegex() {
    boolean inClass = false;
    int i = at + 1;
    for (; i < text.length() && text.charAt(i) != '\n'; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '/' && !inClass) {
        at = i + 1;
        return true;
      } else {
        inClass = c == '[' || inClass && c != ']';
      }
    }
    noRegexBefore = i;
    return false;
  }

  private void add(Token.Kind kind, String value, int startLine) {
    lastCode = new Token(kind, value, startLine);
    tokens.add(lastCode);
  }

  private static int newlines(String value) {
    return (int) value.chars().filter(c -> c == '\n').count();
  }
}
