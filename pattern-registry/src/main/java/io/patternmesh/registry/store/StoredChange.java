package io.patternmesh.registry.store;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.trace.TraceParent;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A logged change, with the pattern as it was right after.
 *
 * @param revision what was merged, or the head when usage was; empty when no revision was seen
 * @param visible the chain, as JSON
 * @param trace the place in a trace that the revision came from
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
    Optional<TraceParent> trace) {

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
      String name) {

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

  static StoredChange of(Row row) {
    return new StoredChange(
        row.sequence(),
        ChangeKind.valueOf(row.kind().toUpperCase(Locale.ROOT)),
        row.patternId(),
        row.revision(),
        Optional.ofNullable(row.winner()).map(Digest::parse),
        Optional.ofNullable(row.loser()).map(Digest::parse),
        row.visible(),
        row.usageMark(),
        TraceParent.read(row.traceParent()));
  }
}
