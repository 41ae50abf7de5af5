package io.patternmesh.local.secrecy;

import io.patternmesh.local.agent.PatternText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Distinctive pieces of patterns, kept to be looked for in what went through signaling. */
public final class Secrets {

  private static final int LINES_OF_EACH = 4;
  private static final Pattern UNESCAPED = Pattern.compile("[A-Za-z0-9 _.,:;(){}\\[\\]*-]{16,}");

  private final Set<Secret> all = new LinkedHashSet<>();
  private final Set<String> patterns = new LinkedHashSet<>();

  /** Remembers the name and the longest lines of a pattern. */
  public void keep(String id, PatternText pattern) {
    Stream.concat(Stream.of(pattern.name()), longestLines(pattern.pattern()))
        .flatMap(line -> UNESCAPED.matcher(line.strip()).results().map(MatchResult::group))
        .map(piece -> new Secret(id, piece.strip()))
        .forEach(
            secret -> {
              all.add(secret);
              patterns.add(id);
            });
  }

  public List<Secret> all() {
    return new ArrayList<>(all);
  }

  /** Of how many patterns there is a piece. */
  public int patterns() {
    return patterns.size();
  }

  private static Stream<String> longestLines(String code) {
    return code.lines()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .limit(LINES_OF_EACH);
  }
}
