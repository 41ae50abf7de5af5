package io.patternmesh.registry.pattern;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.patternmesh.model.revision.VersionVector;
import io.patternmesh.registry.store.StoredRevision;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A revision of a pattern's history: the pattern as it was, and how it came.
 *
 * @param deleted whether it is a tombstone; its content's fields are absent then
 * @param clock by peer, what its author had seen
 * @param head whether it is the pattern's head
 * @param openConflict whether it needs a decision
 * @param sequence the number of the change that it came with
 */
@JsonInclude(Include.NON_ABSENT)
public record RevisionView(
    @JsonUnwrapped PatternView pattern,
    boolean deleted,
    @Schema(implementation = Map.class) VersionVector clock,
    boolean head,
    boolean openConflict,
    long sequence) {

  /** A view of {@code stored}, with or without its code. */
  public static RevisionView of(StoredRevision stored, boolean withCode) {
    return new RevisionView(
        PatternView.of(stored, withCode),
        stored.revision().body().deleted(),
        stored.revision().clock(),
        stored.head(),
        stored.openConflict(),
        stored.sequence());
  }
}
