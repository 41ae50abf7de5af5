package io.patternmesh.registry.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Function;

/** The library as a merge sees it: locked, in one transaction. */
@Singleton
public final class MergeStore {

  private final Pool pool;
  private final StoredJson json;
  private final Clock clock;

  MergeStore(Pool pool, StoredJson json, Clock clock) {
    this.pool = pool;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Does {@code work} while no other merge does, and commits what it wrote; nothing of it when it
   * fails.
   */
  public <T> Uni<T> locked(Function<LockedLibrary, Uni<? extends T>> work) {
    return pool.withTransaction(
        connection ->
            connection
                .query("SELECT latest FROM change_sequence FOR UPDATE")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .map(
                    latest ->
                        new LockedLibrary(
                            latest,
                            new PatternReading(connection, json),
                            new RevisionWriting(connection, json, clock),
                            new UsageWriting(connection)))
                .flatMap(work));
  }
}
