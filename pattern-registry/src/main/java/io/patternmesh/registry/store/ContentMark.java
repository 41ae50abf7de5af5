package io.patternmesh.registry.store;

import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.revision.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Stands for a content: equal where contents are equal, without the megabyte. */
public final class ContentMark {

  private ContentMark() {}

  public static String of(Optional<PatternContent> content) {
    return content.map(ContentMark::of).orElse("");
  }

  /** No text holds U+0000, so it separates. */
  private static String of(PatternContent content) {
    String joined =
        String.join(
            "\0",
            content.name(),
            content.category().value(),
            content.framework(),
            content.description(),
            Integer.toString(content.confidence()),
            content.pattern());
    return Digest.of(joined.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
