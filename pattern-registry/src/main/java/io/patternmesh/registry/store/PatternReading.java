package io.patternmesh.registry.store;

import io.patternmesh.model.conflict.Head;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.revision.RevisionCodec;
import io.patternmesh.model.usage.UsageCounter;
import io.patternmesh.registry.visible.VisibleChain;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads, inside a merge's transaction, what the merge has to know. */
public final class PatternReading {

  private static final String HEAD_SIZES =
      "SELECT h.pattern_id, octet_length(r.encoded) FROM head h JOIN revision r"
          + " ON r.digest = h.digest WHERE h.pattern_id = ANY($1)";
  private static final String HEADS =
      "SELECT h.pattern_id, r.encoded, h.seen, h.chain, h.usage_total, h.usage_mark FROM head h"
          + " JOIN revision r ON r.digest = h.digest WHERE h.pattern_id = ANY($1)";

  /** A lateral limit, so that a flood of concurrent revisions of one pattern stays cheap. */
  private static final String TIPS =
      "SELECT p.id, t.digest, t.clock, t.content_mark, t.open_conflict FROM unnest($1::text[])"
          + " AS p(id) CROSS JOIN LATERAL (SELECT * FROM revision r WHERE r.pattern_id = p.id"
          + " AND r.tip ORDER BY r.version DESC, r.digest DESC LIMIT 1000) t";

  private static final String DIGESTS = "SELECT digest FROM revision WHERE digest = ANY($1)";
  private static final String USAGE =
      "SELECT pattern_id, peer, count FROM usage_counter WHERE pattern_id = ANY($1)";

  private static final String SHOWN =
      "SELECT pattern_id, digest, visible FROM head WHERE pattern_id = ANY($1)";

  private final SqlConnection connection;
  private final StoredJson json;

  PatternReading(SqlConnection connection, StoredJson json) {
    this.connection = connection;
    this.json = json;
  }

  /** Bytes of the encoded head of each of these patterns that has one. */
  public Uni<Map<String, Integer>> headSizes(Collection<String> ids) {
    return query(HEAD_SIZES, ids)
        .map(
            rows -> {
              Map<String, Integer> sizes = new HashMap<>();
              rows.forEach(row -> sizes.put(row.getString(0), row.getInteger(1)));
              return sizes;
            });
  }

  /** Which of these revisions are in the history. */
  public Uni<Set<Digest>> known(Collection<Digest> digests) {
    return query(DIGESTS, digests.stream().map(Digest::toString).toList())
        .map(
            rows -> {
              Set<Digest> known = new HashSet<>();
              rows.forEach(row -> known.add(Digest.parse(row.getString(0))));
              return known;
            });
  }

  /** Each of these patterns, seen before or not. */
  public Uni<List<KnownPattern>> patterns(Collection<String> ids) {
    return Uni.combine()
        .all()
        .unis(query(HEADS, ids), query(TIPS, ids), usage(ids))
        .asTuple()
        .map(
            read -> {
              Map<String, List<Tip>> tips = new HashMap<>();
              read.getItem2()
                  .forEach(
                      row ->
                          tips.computeIfAbsent(row.getString(0), id -> new ArrayList<>())
                              .add(tip(row)));
              Map<String, KnownPattern> known = new HashMap<>();
              ids.forEach(
                  id ->
                      known.put(
                          id, KnownPattern.unseen(id, UsageSummary.of(read.getItem3().get(id)))));
              read.getItem1()
                  .forEach(
                      row ->
                          known.put(
                              row.getString(0),
                              head(row, tips.getOrDefault(row.getString(0), List.of()))));
              return List.copyOf(known.values());
            });
  }

  /** The usage counter of each of these patterns, zero where none was counted. */
  public Uni<Map<String, UsageCounter>> usage(Collection<String> ids) {
    return query(USAGE, ids)
        .map(
            rows -> {
              Map<String, TreeMap<PeerId, Long>> counts = new HashMap<>();
              ids.forEach(id -> counts.put(id, new TreeMap<>()));
              rows.forEach(
                  row ->
                      counts
                          .get(row.getString(0))
                          .put(new PeerId(row.getString(1)), row.getLong(2)));
              Map<String, UsageCounter> counters = new HashMap<>();
              counts.forEach((id, count) -> counters.put(id, new UsageCounter(count)));
              return counters;
            });
  }

  /** What readers are shown of each of these patterns that has a head. */
  public Uni<Map<String, ShownPattern>> shown(Collection<String> ids) {
    return query(SHOWN, ids)
        .map(
            rows -> {
              Map<String, ShownPattern> shown = new HashMap<>();
              rows.forEach(
                  row ->
                      shown.put(
                          row.getString(0),
                          new ShownPattern(
                              Optional.of(Digest.parse(row.getString(1))), row.getString(2))));
              return shown;
            });
  }

  private KnownPattern head(Row row, List<Tip> tips) {
    Revision revision = RevisionCodec.decode(row.getBuffer(1).getBytes());
    VisibleChain chain =
        Optional.ofNullable(row.getString(3))
            .map(json::chain)
            .orElseGet(() -> VisibleChain.of(revision));
    return new KnownPattern(
        row.getString(0),
        Optional.of(new Head(revision, json.clock(row.getString(2)))),
        chain,
        tips,
        new UsageSummary(row.getLong(4), row.getString(5)));
  }

  private Tip tip(Row row) {
    return new Tip(
        Digest.parse(row.getString(1)),
        json.clock(row.getString(2)),
        row.getString(3),
        row.getBoolean(4));
  }

  private Uni<RowSet<Row>> query(String sql, Collection<String> keys) {
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(keys.toArray(String[]::new)))
        .emitOn(Infrastructure.getDefaultWorkerPool());
  }
}
