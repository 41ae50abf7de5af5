package io.patternmesh.agent.library;

import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.revision.Audience;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a pattern is to become.
 *
 * @param content empty to delete
 * @param audience who may hold it from now on; empty to leave it as it is, the room for a new one
 * @param version the number to give it; empty for the next one
 */
public record Edit(
    Optional<PatternContent> content, Optional<Audience> audience, OptionalLong version) {

  /** New content, everything else as it follows. */
  public static Edit to(PatternContent content) {
    return new Edit(Optional.of(content), Optional.empty(), OptionalLong.empty());
  }

  /** No content any more. */
  public static Edit delete() {
    return new Edit(Optional.empty(), Optional.empty(), OptionalLong.empty());
  }

  /** The same for these people. */
  public Edit sharedWith(Audience audience) {
    return new Edit(content, Optional.of(audience), version);
  }
}
