package io.patternmesh.registry.store;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Counts what the library holds. */
@Singleton
public final class LibraryCounts {

  private final Reading reading;

  LibraryCounts(Reading reading) {
    this.reading = reading;
  }

  public Uni<Long> patterns() {
    return count("HeadEntity where deleted = false");
  }

  public Uni<Long> tombstones() {
    return count("HeadEntity where deleted = true");
  }

  public Uni<Long> revisions() {
    return count("RevisionEntity");
  }

  public Uni<Long> openConflicts() {
    return count("RevisionEntity where openConflict = true");
  }

  /** What the database takes on its disk. */
  public Uni<Long> bytes() {
    return reading.read(
        session ->
            session
                .createNativeQuery("select pg_database_size(current_database())", Long.class)
                .getSingleResult());
  }

  private Uni<Long> count(String from) {
    return reading.read(
        session ->
            session
                .createSelectionQuery("select count(*) from " + from, Long.class)
                .getSingleResult());
  }
}
