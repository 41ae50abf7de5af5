package io.patternmesh.registry.store;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Finds patterns that are not deleted. */
@Singleton
public final class PatternStore {

  private static final String KEY =
      "select h.digest, 0L, false, h.digest, h.usageTotal from HeadEntity h where ";
  private static final String NEWEST = " order by h.updatedAt desc, h.patternId";

  private final Reading reading;
  private final RevisionStore revisions;

  PatternStore(Reading reading, RevisionStore revisions) {
    this.reading = reading;
    this.revisions = revisions;
  }

  /** The patterns that meet all criteria, newest first, then by id. */
  public Uni<Page<StoredRevision>> search(PatternCriteria criteria, PageRequest request) {
    String where = criteria.where();
    Map<String, Object> values = criteria.values();
    Uni<Long> total =
        reading.read(
            session -> {
              var query =
                  session.createSelectionQuery(
                      "select count(*) from HeadEntity h where " + where, Long.class);
              values.forEach(query::setParameter);
              return query.getSingleResult();
            });
    Uni<List<StoredRevision.Key>> keys =
        reading.read(
            session -> {
              var query =
                  session.createSelectionQuery(KEY + where + NEWEST, StoredRevision.Key.class);
              values.forEach(query::setParameter);
              return query
                  .setFirstResult(request.first())
                  .setMaxResults(request.size())
                  .getResultList();
            });
    return Uni.combine()
        .all()
        .unis(total, keys)
        .with((count, page) -> new Page<>(revisions.load(page), count));
  }
}
