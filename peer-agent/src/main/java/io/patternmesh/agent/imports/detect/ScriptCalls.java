package io.patternmesh.agent.imports.detect;

import io.patternmesh.agent.imports.source.Token;
import io.patternmesh.agent.imports.source.Tokens;
import java.util.Optional;
import java.util.Set;

/**
 * The calls in a script that make suites and tests.
 *
 * @param any whether there is one
 * @param describes whether {@code describe} or {@code it} are among them
 * @param first the word that starts the first
 * @param title the first title
 */
record ScriptCalls(boolean any, boolean describes, Token first, Optional<String> title) {

  private static final Set<String> DESCRIBE_WORDS =
      Set.of("describe", "it", "specify", "context", "xit", "xdescribe", "fit", "fdescribe");

  private static final Set<String> TEST_WORDS =
      Set.of("test", "suite", "scenario", "feature", "fixture", "bench", "xtest", "QUnit", "Deno");

  private static final Set<String> TITLED_MEMBERS =
      Set.of(
          "test",
          "only",
          "skip",
          "todo",
          "failing",
          "concurrent",
          "serial",
          "parallel",
          "each",
          "sequential",
          "describe",
          "it",
          "suite",
          "module",
          "step",
          "experiment",
          "cb");

  /** A table of more tokens has no title: keeps hostile files from costing time. */
  private static final int LARGEST_TABLE = 1000;

  /**
   * @param bound names of the file's own that are test functions, as {@code t} in {@code const t =
   *     require('tap')}
   */
  static ScriptCalls of(Tokens code, Set<String> bound) {
    boolean describes = false;
    Token first = Token.NONE;
    Optional<String> title = Optional.empty();
    for (int i = 0; i < code.size(); i++) {
      String word = code.at(i).text();
      boolean describe = DESCRIBE_WORDS.contains(word);
      boolean local = bound.contains(word);
      boolean candidate = code.at(i).isWord() && (describe || local || TEST_WORDS.contains(word));
      if (candidate && isFree(code, i)) {
        Call call = Call.at(code, i);
        if (call.isTest(code, local)) {
          describes |= describe;
          first = first == Token.NONE ? code.at(i) : first;
          title = title.isPresent() ? title : call.title(code);
        }
      }
    }
    return new ScriptCalls(first != Token.NONE, describes, first, title);
  }

  private static boolean isFree(Tokens code, int i) {
    Token before = code.at(i - 1);
    return !before.is('.')
        && !before.isWord("function")
        && !before.isWord("new")
        && !before.isWord("class");
  }

  /**
   * A call: {@code word}, or {@code word.member.member}, and what it is called with.
   *
   * @param member the last member's name, else the word
   * @param plain whether there is no member
   * @param open where its parenthesis or template stands
   */
  private record Call(String member, boolean plain, int open) {

    static Call at(Tokens code, int word) {
      int last = word;
      while (code.at(last + 1).is('.') && code.at(last + 2).isWord()) {
        last += 2;
      }
      return new Call(code.at(last).text(), last == word, last + 1);
    }

    boolean isTest(Tokens code, boolean local) {
      if (code.at(open).isString()) {
        return plain || member.equals("each");
      }
      if (!code.at(open).is('(')) {
        return false;
      }
      boolean named = plain || TITLED_MEMBERS.contains(member);
      return local
          || named
              && (code.at(open + 1).isString() || takesBody(code) || takesName(code) || isEach());
    }

    Optional<String> title(Tokens code) {
      if (!plain && !TITLED_MEMBERS.contains(member)) {
        return Optional.empty();
      }
      int at = isEach() ? behindTable(code) : open;
      Token argument = code.at(at).isString() ? code.at(at) : code.at(at + 1);
      boolean says = argument.isString() || plain && takesName(code);
      return says ? Titles.clean(argument.text()) : Optional.empty();
    }

    /** {@code test(function (t) {...})} and {@code test(async t => ...)}. */
    private boolean takesBody(Tokens code) {
      Token argument = code.at(open + 1);
      return argument.isWord("function") || argument.isWord("async");
    }

    private boolean isEach() {
      return member.equals("each");
    }

    /** {@code describe(TokenStore, ...)} and {@code it(TokenStore.name, ...)}. */
    private boolean takesName(Tokens code) {
      Token behind = code.at(open + 2);
      return code.at(open + 1).isWord() && (behind.is(',') || behind.is('.'));
    }

    private int behindTable(Tokens code) {
      int depth = 0;
      for (int i = open; i < open + LARGEST_TABLE; i++) {
        depth += code.at(i).is('(') ? 1 : code.at(i).is(')') ? -1 : 0;
        if (depth == 0 && !code.at(i).isString()) {
          return code.at(i).is(')') ? i + 1 : i;
        }
      }
      return code.size();
    }
  }
}
