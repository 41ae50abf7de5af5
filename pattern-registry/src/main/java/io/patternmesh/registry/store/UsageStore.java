package io.patternmesh.registry.store;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.usage.PatternUsage;
import io.patternmesh.model.usage.UsageCounter;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads usage counters. */
@Singleton
public final class UsageStore {

  private final Reading reading;

  UsageStore(Reading reading) {
    this.reading = reading;
  }

  /** The counters of these patterns, in their order; patterns that nobody used are left out. */
  public Uni<List<PatternUsage>> find(Collection<String> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return reading
        .read(
            session ->
                session
                    .createSelectionQuery(
                        "from UsageEntity where patternId in :ids", UsageEntity.class)
                    .setParameter("ids", ids)
                    .getResultList())
        .map(rows -> counters(ids, rows));
  }

  private static List<PatternUsage> counters(Collection<String> ids, List<UsageEntity> rows) {
    Map<String, TreeMap<PeerId, Long>> counts = new LinkedHashMap<>();
    ids.forEach(id -> counts.put(id, new TreeMap<>()));
    rows.forEach(row -> counts.get(row.patternId).put(new PeerId(row.peer), row.count));
    return counts.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> new PatternUsage(entry.getKey(), new UsageCounter(entry.getValue())))
        .toList();
  }
}
