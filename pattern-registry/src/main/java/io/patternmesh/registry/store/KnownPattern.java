package io.patternmesh.registry.store;

import io.patternmesh.model.conflict.Head;
import io.patternmesh.registry.visible.VisibleChain;
import java.util.List;
import java.util.Optional;

/**
 * What a merge has to know of a pattern.
 *
 * @param head empty when no revision was seen
 * @param tips without a known revision that has seen them; the head is one of them but for lies
 */
public record KnownPattern(
    String patternId, Optional<Head> head, VisibleChain chain, List<Tip> tips, UsageSummary usage) {

  public static KnownPattern unseen(String patternId, UsageSummary usage) {
    return new KnownPattern(patternId, Optional.empty(), VisibleChain.EMPTY, List.of(), usage);
  }
}
