package io.patternmesh.agent.imports.detect;

import io.patternmesh.agent.imports.comment.LeadingComment;
import io.patternmesh.agent.imports.source.SourceFile;

/** What a file turned out to be. */
public sealed interface Verdict {

  /**
   * A test.
   *
   * @param framework a slug such as {@code junit5}
   * @param category a label such as {@code unit-test}
   */
  record Test(String name, String category, String framework, LeadingComment comment)
      implements Verdict {}

  /** No test. */
  record NoTest() implements Verdict {}

  /** Looks like a test that cannot be imported, and why. */
  record Unclear(String reason) implements Verdict {}

  /**
   * Judges a file. What its tags say goes before what its code shows.
   *
   * @throws IllegalArgumentException when a tag is wrong
   */
  static Verdict on(SourceFile file, PackageHints hints) {
    return Judgement.of(file, hints);
  }
}
