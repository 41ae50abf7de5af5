package io.patternmesh.registry.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads and writes cursors. */
@Singleton
public final class CursorStore {

  /** Most cursors that are kept. */
  public static final int MOST = 1_000;

  private static final String PUT =
      "INSERT INTO cursor (name, sequence) SELECT $1, $2 WHERE (SELECT count(*) FROM cursor) < $3"
          + " OR EXISTS (SELECT 1 FROM cursor WHERE name = $1)"
          + " ON CONFLICT (name) DO UPDATE SET sequence = excluded.sequence";

  private final Reading reading;
  private final Pool pool;

  CursorStore(Reading reading, Pool pool) {
    this.reading = reading;
    this.pool = pool;
  }

  /** The number that was put last; empty when none was. */
  public Uni<Optional<Long>> find(String name) {
    return reading.read(
        session ->
            session
                .find(CursorEntity.class, name)
                .map(cursor -> Optional.ofNullable(cursor).map(found -> found.sequence)));
  }

  /** Keeps the number; false when there are too many cursors for a new one. */
  public Uni<Boolean> put(String name, long sequence) {
    return pool.preparedQuery(PUT)
        .execute(Tuple.of(name, sequence, (long) MOST))
        .map(rows -> rows.rowCount() == 1);
  }
}
