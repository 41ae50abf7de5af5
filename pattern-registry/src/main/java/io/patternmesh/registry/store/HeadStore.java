package io.patternmesh.registry.store;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Reads heads. */
@Singleton
public final class HeadStore {

  private final Reading reading;
  private final StoredJson json;

  HeadStore(Reading reading, StoredJson json) {
    this.reading = reading;
    this.json = json;
  }

  /** A head as another peer's is compared with it. */
  public record Line(String patternId, String visible, String usageMark) {}

  /** The heads that follow {@code id}, ascending by id, at most {@code limit}. */
  public Uni<List<Line>> after(String id, int limit) {
    return reading.read(
        session ->
            session
                .createSelectionQuery(
                    "select new io.patternmesh.registry.store.HeadStore$Line("
                        + "h.patternId, h.visible, h.usageMark) from HeadEntity h"
                        + " where h.patternId > :id order by h.patternId",
                    Line.class)
                .setParameter("id", id)
                .setMaxResults(limit)
                .getResultList());
  }

  /** One head, without its content. */
  public Uni<Optional<StoredHead>> find(String id) {
    return reading.read(
        session ->
            session
                .find(HeadEntity.class, id)
                .map(head -> Optional.ofNullable(head).map(found -> StoredHead.of(found, json))));
  }
}
