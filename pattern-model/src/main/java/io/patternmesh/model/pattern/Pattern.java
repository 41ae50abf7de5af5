package io.patternmesh.model.pattern;

import io.patternmesh.model.identity.PeerId;
import java.time.Instant;

/**
 * A test pattern as users see it: the content of its head, with the numbers and times around it.
 *
 * @param id unique in the room, 1 to 200 characters of {@code A-Z a-z 0-9 . _ : / -}
 * @param name see {@link PatternContent}, as for the next five
 * @param usageCount how often it was used with success, over all peers
 * @param version from 1; the greater wins a conflict
 * @param createdAt when its first revision was made, in milliseconds
 * @param updatedAt when this revision was made, by its author's clock, in milliseconds
 * @param sharedBy the peer that made this revision
 */
public record Pattern(
    String id,
    String name,
    PatternCategory category,
    String framework,
    String pattern,
    String description,
    int confidence,
    long usageCount,
    long version,
    Instant createdAt,
    Instant updatedAt,
    PeerId sharedBy) {

  /**
   * @throws InvalidFieldException naming the field that is out of its limits
   */
  public Pattern {
    Limits.id(id);
    new PatternContent(name, category, framework, pattern, description, confidence);
    Limits.number("usageCount", usageCount, 0);
    Limits.number("version", version, 1);
    createdAt = Limits.time("createdAt", createdAt);
    updatedAt = Limits.time("updatedAt", updatedAt);
    if (sharedBy == null) {
      throw new InvalidFieldException("sharedBy", "null", "a peer id expected");
    }
  }
}
