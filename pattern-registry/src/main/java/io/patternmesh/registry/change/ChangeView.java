package io.patternmesh.registry.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.trace.TraceParent;
import io.patternmesh.registry.head.HeadLineView;
import io.patternmesh.registry.store.StoredChange;
import io.patternmesh.registry.store.StoredChange.RevisionLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One change.
 *
 * @param kind {@code applied}, {@code conflict}, {@code kept} or {@code usage}
 * @param digest of the revision that was merged, or of the head when usage was; this and the next
 *     five are absent when usage came before any revision
 * @param name absent for a tombstone
 * @param winner in a conflict, the head from then on
 * @param loser in a conflict, the other
 * @param head the pattern's head right after the change
 * @param traceParent where in a trace the revision came from (W3C Trace Context); absent when
 *     nobody said
 * @param at when it was merged here
 * @param previous the head right before; absent when no revision was seen
 * @param opened revisions that have needed a decision since
 * @param closed revisions that needed one until then
 * @param used with usage: by peer, the counts that grew, as they are since
 */
@JsonInclude(Include.NON_EMPTY)
public record ChangeView(
    long sequence,
    String kind,
    String patternId,
    @Schema(implementation = String.class) Optional<Digest> digest,
    Optional<Long> version,
    Optional<Boolean> deleted,
    @Schema(implementation = String.class) Optional<PeerId> sharedBy,
    Optional<Instant> updatedAt,
    Optional<String> name,
    @Schema(implementation = String.class) Optional<Digest> winner,
    @Schema(implementation = String.class) Optional<Digest> loser,
    HeadLineView head,
    Optional<String> traceParent,
    Optional<Instant> at,
    @Schema(implementation = String.class) Optional<Digest> previous,
    @Schema(implementation = String[].class) List<Digest> opened,
    @Schema(implementation = String[].class) List<Digest> closed,
    @Schema(implementation = Map.class) SortedMap<PeerId, Long> used) {

  static ChangeView of(StoredChange change) {
    Optional<RevisionLine> revision = change.revision();
    return new ChangeView(
        change.sequence(),
        change.kind().value(),
        change.patternId(),
        revision.map(RevisionLine::digest),
        revision.map(RevisionLine::version),
        revision.map(RevisionLine::deleted),
        revision.map(RevisionLine::sharedBy),
        revision.map(RevisionLine::updatedAt),
        revision.flatMap(RevisionLine::name),
        change.winner(),
        change.loser(),
        new HeadLineView(change.patternId(), change.visible(), change.usageMark()),
        change.trace().map(TraceParent::value),
        change.at(),
        change.effects().previous(),
        change.effects().opened(),
        change.effects().closed(),
        change.effects().used());
  }
}
