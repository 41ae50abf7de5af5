package io.patternmesh.registry.merge;

/** What became of one usage counter of a batch. */
sealed interface UsageOutcome {

  String patternId();

  /** It raised a count. */
  record Applied(String patternId, long total) implements UsageOutcome {}

  /** It told nothing new. */
  record Unchanged(String patternId, long total) implements UsageOutcome {}

  /** It was not let in. */
  record Rejected(String patternId, String reason) implements UsageOutcome {}
}
