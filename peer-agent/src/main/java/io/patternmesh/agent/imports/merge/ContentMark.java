package io.patternmesh.agent.imports.merge;

import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.revision.Digest;
import java.nio.charset.StandardCharsets;

/** What tells whether a pattern still says what a file made it say. */
final class ContentMark {

  private ContentMark() {}

  /** SHA-256 over all that a file decides on; not the confidence, which a file may leave open. */
  static String of(PatternContent content) {
    String all =
        String.join(
            "\0",
            content.name(),
            content.category().value(),
            content.framework(),
            content.pattern(),
            content.description());
    return Digest.of(all.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
