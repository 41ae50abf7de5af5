package io.patternmesh.registry.store;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Reads how far the library has come. */
@Singleton
public final class SequenceStore {

  private final Reading reading;

  SequenceStore(Reading reading) {
    this.reading = reading;
  }

  /** The number of the last change, 0 before the first. */
  public Uni<Long> latest() {
    return row().map(row -> row.latest);
  }

  /** What tells this library from another one, made anew. */
  public Uni<UUID> library() {
    return row().map(row -> row.library);
  }

  private Uni<SequenceEntity> row() {
    return reading.read(
        session ->
            session
                .createSelectionQuery("from SequenceEntity", SequenceEntity.class)
                .getSingleResult());
  }
}
