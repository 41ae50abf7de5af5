package io.patternmesh.registry.merge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.patternmesh.model.conflict.MergeOutcome;
import io.patternmesh.model.revision.Digest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a batch, as JSON: one outcome for each input, in order.
 *
 * @param sequence the number of the library's last change after the merge
 */
public record MergeView(long sequence, List<Outcome> outcomes, List<Usage> usages) {

  /**
   * @param outcome {@code applied}, {@code stale}, {@code duplicate}, {@code conflict}, {@code
   *     rejected} or {@code head-moved}
   * @param head the pattern's head after the item, absent when there is none
   */
  @JsonInclude(Include.NON_EMPTY)
  public record Outcome(
      String patternId,
      @Schema(implementation = String.class) Digest digest,
      String outcome,
      @Schema(implementation = String.class) Optional<Digest> head,
      @Schema(implementation = String.class) Optional<Digest> winner,
      @Schema(implementation = String.class) Optional<Digest> loser,
      Optional<String> reason) {}

  /**
   * @param outcome {@code applied}, {@code unchanged} or {@code rejected}
   * @param total the pattern's usage after the item, absent when it was rejected
   */
  @JsonInclude(Include.NON_EMPTY)
  public record Usage(
      String patternId, String outcome, Optional<Long> total, Optional<String> reason) {}

  static MergeView of(Merged merged) {
    return new MergeView(
        merged.sequence(),
        merged.revisions().stream().map(MergeView::of).toList(),
        merged.usages().stream().map(MergeView::of).toList());
  }

  private static Outcome of(RevisionOutcome item) {
    Optional<MergeOutcome> decided =
        item instanceof RevisionOutcome.Decided d ? Optional.of(d.outcome()) : Optional.empty();
    Optional<MergeOutcome.Conflict> conflict = only(decided, MergeOutcome.Conflict.class);
    return new Outcome(
        item.revision().patternId(),
        item.revision().digest(),
        decided.map(MergeView::name).orElse("head-moved"),
        item.head(),
        conflict.map(c -> c.winner().digest()),
        conflict.map(c -> c.loser().digest()),
        only(decided, MergeOutcome.Rejected.class).map(MergeOutcome.Rejected::reason));
  }

  private static Usage of(UsageOutcome item) {
    if (item instanceof UsageOutcome.Rejected rejected) {
      return new Usage(
          item.patternId(), "rejected", Optional.empty(), Optional.of(rejected.reason()));
    }
    if (item instanceof UsageOutcome.Applied applied) {
      return new Usage(item.patternId(), "applied", Optional.of(applied.total()), Optional.empty());
    }
    long total = ((UsageOutcome.Unchanged) item).total();
    return new Usage(item.patternId(), "unchanged", Optional.of(total), Optional.empty());
  }

  private static <T extends MergeOutcome> Optional<T> only(
      Optional<MergeOutcome> outcome, Class<T> type) {
    return outcome.filter(type::isInstance).map(type::cast);
  }

  private static String name(MergeOutcome outcome) {
    return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
