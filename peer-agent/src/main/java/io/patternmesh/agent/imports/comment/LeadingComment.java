package io.patternmesh.agent.imports.comment;

import io.patternmesh.agent.imports.source.Language;
import io.patternmesh.agent.imports.source.SourceFile;
import io.patternmesh.agent.imports.source.Token;
import io.patternmesh.agent.imports.source.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The comment that introduces a test file: what stands at its top, before its class or its first
 * test, or as its docstring. Licence headers and notes to tools are passed over.
 *
 * @param description empty when there is none
 */
public record LeadingComment(String description, PatternTags tags) {

  private static final Set<String> CLASS_WORDS =
      Set.of("class", "interface", "object", "record", "enum");

  /**
   * @param firstTest the first word of the first test or suite, {@link Token#NONE} when there is
   *     none
   * @throws IllegalArgumentException when it holds a tag that is wrong
   */
  public static LeadingComment of(SourceFile file, Token firstTest) {
    List<CommentBlock> top = CommentBlock.of(top(file.tokens()));
    List<CommentBlock> near = CommentBlock.of(near(file, firstTest));
    List<CommentBlock> blocks = new ArrayList<>(file.language().isJvm() ? near : top);
    blocks.addAll(file.language().isJvm() ? top : near);
    if (file.language() == Language.PYTHON) {
      blocks.addAll(0, docstring(file.code()));
    }
    List<String> lines = blocks.stream().flatMap(block -> block.lines().stream()).toList();
    String description =
        blocks.stream()
            .filter(CommentBlock::describes)
            .map(block -> Description.of(block.lines()))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    return new LeadingComment(description, PatternTags.in(lines));
  }

  private static List<Token> top(Tokens tokens) {
    return tokens.all().stream()
        .takeWhile(token -> token.isComment() || isStrictMark(token))
        .filter(Token::isComment)
        .toList();
  }

  private static boolean isStrictMark(Token token) {
    return token.isString() && token.text().equals("use strict") || token.is(';');
  }

  private static List<Token> near(SourceFile file, Token firstTest) {
    return file.language().isJvm() ? beforeClass(file.tokens()) : before(file.tokens(), firstTest);
  }

  /** The comment closest before the first class, with only modifiers and annotations between. */
  private static List<Token> beforeClass(Tokens tokens) {
    int i = 0;
    while (i < tokens.size() && !startsClass(tokens, i)) {
      i++;
    }
    if (i == tokens.size()) {
      return List.of();
    }
    for (i--; i >= 0; i--) {
      Token token = tokens.at(i);
      if (token.isComment()) {
        return before(tokens, tokens.at(i + 1));
      }
      if (token.is(';') || token.is('}') || token.isWord("import")) {
        return List.of();
      }
    }
    return List.of();
  }

  private static boolean startsClass(Tokens tokens, int i) {
    return tokens.at(i).isWord()
        && CLASS_WORDS.contains(tokens.at(i).text())
        && tokens.at(i + 1).isWord();
  }

  private static List<Token> before(Tokens tokens, Token token) {
    List<Token> comments = new ArrayList<>();
    int i = tokens.all().indexOf(token) - 1;
    for (; i >= 0 && tokens.at(i).isComment(); i--) {
      comments.add(tokens.at(i));
    }
    Collections.reverse(comments);
    return comments;
  }

  private static List<CommentBlock> docstring(Tokens code) {
    return code.at(0).isString() ? List.of(CommentBlock.ofText(code.at(0).text())) : List.of();
  }
}
