package io.patternmesh.registry.store;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.trace.TraceParent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A logged change, with the pattern as it was right after.
 *
 * @param revision what was merged, or the head when usage was; empty when no revision was seen
 * @param visible the chain, as JSON
 * @param trace the place in a trace that the revision came from
 * @param at when it was merged here; empty for usage that was merged before that was noted
 */
public record StoredChange(
    long sequence,
    ChangeKind kind,
    String patternId,
    Optional<RevisionLine> revision,
    Optional<Digest> winner,
    Optional<Digest> loser,
    String visible,
    String usageMark,
    Optional<TraceParent> trace,
    Optional<Instant> at,
    ChangeEffects effects) {

  /** A revision in one line; the name is empty for a tombstone. */
  public record RevisionLine(
      Digest digest,
      long version,
      boolean deleted,
      PeerId sharedBy,
      Instant updatedAt,
      Optional<String> name) {}

  /** As it comes from the database, with nulls. */
  record Row(
      long sequence,
      String kind,
      String patternId,
      String digest,
      String winner,
      String loser,
      String visible,
      String usageMark,
      String traceParent,
      Long version,
      Long updatedAt,
      Boolean deleted,
      String author,
      String name,
      Long madeAt,
      String previous,
      String opened,
      String closed,
      String used) {

    ChangeEffects effects(StoredJson json) {
      return new ChangeEffects(
          Optional.ofNullable(previous).map(Digest::parse),
          Optional.ofNullable(opened).map(json::digests).orElse(List.of()),
          Optional.ofNullable(closed).map(json::digests).orElse(List.of()),
          Optional.ofNullable(used).map(json::counts).orElseGet(TreeMap::new));
    }

    Optional<RevisionLine> revision() {
      return Optional.ofNullable(digest)
          .map(
              known ->
                  new RevisionLine(
                      Digest.parse(known),
                      version,
                      deleted,
                      new PeerId(author),
                      Instant.ofEpochMilli(updatedAt),
                      Optional.ofNullable(name)));
    }
  }

  static StoredChange of(Row row, StoredJson json) {
    return new StoredChange(
        row.sequence(),
        ChangeKind.valueOf(row.kind().toUpperCase(Locale.ROOT)),
        row.patternId(),
        row.revision(),
        Optional.ofNullable(row.winner()).map(Digest::parse),
        Optional.ofNullable(row.loser()).map(Digest::parse),
        row.visible(),
        row.usageMark(),
        TraceParent.read(row.traceParent()),
        Optional.ofNullable(row.madeAt()).map(Instant::ofEpochMilli),
        row.effects(json));
  }
}
