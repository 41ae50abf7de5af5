package io.patternmesh.model.usage;

import io.patternmesh.model.pattern.Limits;

/** The usage counter of one pattern, as it travels. */
public record PatternUsage(String patternId, UsageCounter counter) {

  public PatternUsage {
    Limits.id(patternId);
  }
}
