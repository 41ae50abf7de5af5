package io.patternmesh.registry.store;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Reads what was, and what needs a decision. */
@Singleton
public final class HistoryStore {

  private static final String KEY =
      "select r.digest, r.sequence, r.openConflict, h.digest, h.usageTotal"
          + " from RevisionEntity r join HeadEntity h on h.patternId = r.patternId";

  private final Reading reading;
  private final RevisionStore revisions;

  HistoryStore(Reading reading, RevisionStore revisions) {
    this.reading = reading;
    this.revisions = revisions;
  }

  /** A pattern's revisions, the greatest by {@code RevisionOrder} first. */
  public Uni<Page<StoredRevision>> history(String patternId, PageRequest request) {
    return page(
        "r.patternId = :id",
        "r.version desc, r.updatedAt desc, r.deleted, r.digest desc",
        patternId,
        request);
  }

  /** Revisions that lost, that the head's author had not seen, and that differ from the head. */
  public Uni<Page<StoredRevision>> openConflicts(PageRequest request) {
    return page(
        "r.openConflict = true and :id = ''",
        "r.patternId, r.version desc, r.updatedAt desc, r.deleted, r.digest desc",
        "",
        request);
  }

  /** The head of a pattern of which a revision was seen: the greatest of its history. */
  public Uni<Optional<StoredRevision>> head(String patternId) {
    return history(patternId, new PageRequest(0, 1))
        .flatMap(page -> page.items().collect().first())
        .map(Optional::ofNullable);
  }

  private Uni<Page<StoredRevision>> page(
      String where, String order, String id, PageRequest request) {
    Uni<Long> total =
        reading.read(
            session ->
                session
                    .createSelectionQuery(
                        "select count(*) from RevisionEntity r where " + where, Long.class)
                    .setParameter("id", id)
                    .getSingleResult());
    Uni<List<StoredRevision.Key>> keys =
        reading.read(
            session ->
                session
                    .createSelectionQuery(
                        KEY + " where " + where + " order by " + order, StoredRevision.Key.class)
                    .setParameter("id", id)
                    .setFirstResult(request.first())
                    .setMaxResults(request.size())
                    .getResultList());
    return Uni.combine()
        .all()
        .unis(total, keys)
        .with((count, page) -> new Page<>(revisions.load(page), count));
  }
}
