package io.patternmesh.registry.store;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads the change sequence. */
@Singleton
public final class ChangeStore {

  private final Reading reading;
  private final StoredJson json;

  ChangeStore(Reading reading, StoredJson json) {
    this.reading = reading;
    this.json = json;
  }

  /** The changes that follow {@code sequence}, ascending, at most {@code limit}. */
  public Uni<List<StoredChange>> after(long sequence, int limit) {
    return reading.read(
        session ->
            session
                .createSelectionQuery(
                    "select new io.patternmesh.registry.store.StoredChange$Row(c.sequence, c.kind,"
                        + " c.patternId, c.digest, c.winner, c.loser, c.visible, c.usageMark,"
                        + " c.traceParent, r.version, r.updatedAt, r.deleted, r.author, r.name,"
                        + " c.madeAt, c.previous, c.opened, c.closed, c.used) from ChangeEntity c"
                        + " left join RevisionEntity r on r.digest = c.digest where c.sequence >"
                        + " :sequence order by c.sequence",
                    StoredChange.Row.class)
                .setParameter("sequence", sequence)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(row -> StoredChange.of(row, json)).toList()));
  }
}
