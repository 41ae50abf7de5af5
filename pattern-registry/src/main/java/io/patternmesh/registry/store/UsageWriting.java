package io.patternmesh.registry.store;

import io.patternmesh.model.usage.PatternUsage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/** Writes, inside a merge's transaction, usage counters. */
public final class UsageWriting {

  private static final String COUNT =
      "INSERT INTO usage_counter (pattern_id, peer, count) VALUES ($1,$2,$3)"
          + " ON CONFLICT (pattern_id, peer)"
          + " DO UPDATE SET count = greatest(usage_counter.count, excluded.count)"
          + " WHERE usage_counter.count < excluded.count";
  private static final String HEAD =
      "UPDATE head SET usage_total = $2, usage_mark = $3 WHERE pattern_id = $1";

  private final SqlConnection connection;

  UsageWriting(SqlConnection connection) {
    this.connection = connection;
  }

  /** Writes counters that grew, and their sums beside the heads. */
  public Uni<Void> write(List<PatternUsage> grown) {
    if (grown.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<Tuple> counts =
        grown.stream()
            .flatMap(
                usage ->
                    usage.counter().counts().entrySet().stream()
                        .map(
                            count ->
                                Tuple.of(
                                    usage.patternId(), count.getKey().value(), count.getValue())))
            .toList();
    List<Tuple> sums = grown.stream().map(UsageWriting::sum).toList();
    return connection
        .preparedQuery(COUNT)
        .executeBatch(counts)
        .chain(() -> connection.preparedQuery(HEAD).executeBatch(sums))
        .replaceWithVoid();
  }

  private static Tuple sum(PatternUsage usage) {
    UsageSummary summary = UsageSummary.of(usage.counter());
    return Tuple.of(usage.patternId(), summary.total(), summary.mark());
  }
}
