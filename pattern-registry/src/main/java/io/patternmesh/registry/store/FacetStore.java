package io.patternmesh.registry.store;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Counts the patterns that are not deleted, by one of their fields. */
@Singleton
public final class FacetStore {

  /** More values than anybody chooses from; a framework may be any text. */
  private static final int MOST = 200;

  private final Reading reading;

  FacetStore(Reading reading) {
    this.reading = reading;
  }

  public Uni<Facet> categories(PatternCriteria criteria) {
    return by("h.category", criteria);
  }

  public Uni<Facet> frameworks(PatternCriteria criteria) {
    return by("h.framework", criteria);
  }

  public Uni<Facet> authors(PatternCriteria criteria) {
    return by("h.author", criteria);
  }

  private Uni<Facet> by(String field, PatternCriteria criteria) {
    String query =
        "select %1$s, count(*) from HeadEntity h where %2$s group by %1$s"
            + " order by count(*) desc, %1$s";
    return reading
        .read(
            session -> {
              var selection =
                  session.createSelectionQuery(
                      String.format(query, field, criteria.where()), Facet.Value.class);
              criteria.values().forEach(selection::setParameter);
              return selection.setMaxResults(MOST + 1).getResultList();
            })
        .map(FacetStore::facet);
  }

  private static Facet facet(List<Facet.Value> values) {
    return new Facet(
        List.copyOf(values.subList(0, Math.min(MOST, values.size()))), values.size() <= MOST);
  }
}
