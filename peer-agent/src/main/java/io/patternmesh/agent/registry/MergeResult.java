package io.patternmesh.agent.registry;

import io.patternmesh.model.revision.Digest;
import java.util.List;
import java.util.Optional;

/** What became of each revision of a batch, in the batch's order. */
public record MergeResult(List<Outcome> outcomes) {

  public MergeResult {
    outcomes = List.copyOf(outcomes);
  }

  /** How many of the outcomes are of this kind. */
  public int count(Kind kind) {
    return (int) outcomes.stream().filter(outcome -> outcome.kind() == kind).count();
  }

  /** The kinds of outcome, by their names in JSON. */
  public enum Kind {
    APPLIED,
    STALE,
    DUPLICATE,
    CONFLICT,
    REJECTED,
    HEAD_MOVED;

    static Kind of(String word) {
      return valueOf(word.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }
  }

  /**
   * @param loser with a conflict: the revision that stays in the history
   * @param reason with a rejection: what was wrong
   */
  public record Outcome(
      String patternId,
      Digest digest,
      Kind kind,
      Optional<Digest> loser,
      Optional<String> reason) {}
}
