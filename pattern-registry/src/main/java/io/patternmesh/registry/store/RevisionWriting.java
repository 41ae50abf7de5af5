package io.patternmesh.registry.store;

import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.revision.RevisionCodec;
import io.patternmesh.model.trace.TraceParent;
import io.patternmesh.registry.visible.VisibleChain;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Writes, inside a merge's transaction, revisions, heads and the changes that they were. */
public final class RevisionWriting {

  private static final String REVISION =
      "INSERT INTO revision (digest, pattern_id, encoded, name, version, updated_at, deleted,"
          + " author, audience, clock, content_mark, sequence, received_at, tip, open_conflict)"
          + " VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15)"
          + " ON CONFLICT (digest) DO NOTHING";
  private static final String TIP =
      "UPDATE revision SET tip = $2, open_conflict = $3 WHERE digest = $1";
  private static final String HEAD =
      "INSERT INTO head (pattern_id, digest, version, created_at, updated_at, deleted, author,"
          + " audience, name, category, framework, code, description, confidence, seen, visible,"
          + " chain, usage_total, usage_mark)"
          + " VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19)"
          + " ON CONFLICT (pattern_id) DO UPDATE SET digest = excluded.digest,"
          + " version = excluded.version, created_at = excluded.created_at,"
          + " updated_at = excluded.updated_at, deleted = excluded.deleted,"
          + " author = excluded.author, audience = excluded.audience, name = excluded.name,"
          + " category = excluded.category, framework = excluded.framework, code = excluded.code,"
          + " description = excluded.description, confidence = excluded.confidence,"
          + " seen = excluded.seen, visible = excluded.visible, chain = excluded.chain";
  private static final String CHANGE =
      "INSERT INTO change_log (sequence, kind, pattern_id, digest, winner, loser, visible,"
          + " usage_mark, trace_parent, made_at, previous, opened, closed, used)"
          + " VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14)";
  private static final String SEQUENCE = "UPDATE change_sequence SET latest = $1";

  private final SqlConnection connection;
  private final StoredJson json;
  private final Clock clock;

  RevisionWriting(SqlConnection connection, StoredJson json, Clock clock) {
    this.connection = connection;
    this.json = json;
    this.clock = clock;
  }

  /** A chain as a change shows it. */
  public String visible(VisibleChain chain) {
    return json.visible(chain);
  }

  /** Writes a slice whole. */
  public Uni<Void> write(Written written) {
    return batch(REVISION, written.revisions(), this::revision)
        .chain(() -> batch(TIP, written.tips(), RevisionWriting::tip))
        .chain(() -> batch(HEAD, written.heads(), this::head))
        .chain(() -> log(written.changes()));
  }

  /** Writes changes alone. */
  public Uni<Void> log(List<NewChange> changes) {
    return batch(CHANGE, changes, this::change);
  }

  /** Makes {@code latest} the sequence number of the last change. */
  public Uni<Void> advance(long latest) {
    return connection.preparedQuery(SEQUENCE).execute(Tuple.of(latest)).replaceWithVoid();
  }

  private <T> Uni<Void> batch(String sql, List<T> rows, Function<T, Tuple> tuple) {
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : connection
            .preparedQuery(sql)
            .executeBatch(rows.stream().map(tuple).toList())
            .emitOn(Infrastructure.getDefaultWorkerPool())
            .replaceWithVoid();
  }

  private Tuple revision(NewRevision row) {
    Revision revision = row.revision();
    return Tuple.tuple()
        .addString(revision.digest().toString())
        .addString(revision.patternId())
        .addBuffer(Buffer.buffer(RevisionCodec.encode(revision)))
        .addString(text(revision, PatternContent::name))
        .addLong(revision.body().version())
        .addLong(revision.body().updatedAt().toEpochMilli())
        .addBoolean(revision.body().deleted())
        .addString(revision.sharedBy().value())
        .addString(json.audience(revision.audience()))
        .addString(json.clock(revision.clock()))
        .addString(ContentMark.of(revision.content()))
        .addLong(row.sequence())
        .addLong(clock.millis())
        .addBoolean(row.tip())
        .addBoolean(row.openConflict());
  }

  private static Tuple tip(TipState state) {
    return Tuple.of(state.digest().toString(), state.tip(), state.openConflict());
  }

  private Tuple head(KnownPattern pattern) {
    Revision revision = pattern.head().orElseThrow().revision();
    VisibleChain chain = pattern.chain();
    return Tuple.tuple()
        .addString(pattern.patternId())
        .addString(revision.digest().toString())
        .addLong(revision.body().version())
        .addLong(revision.body().createdAt().toEpochMilli())
        .addLong(revision.body().updatedAt().toEpochMilli())
        .addBoolean(revision.body().deleted())
        .addString(revision.sharedBy().value())
        .addString(json.audience(revision.audience()))
        .addString(text(revision, PatternContent::name))
        .addString(text(revision, content -> content.category().value()))
        .addString(text(revision, PatternContent::framework))
        .addString(text(revision, PatternContent::pattern))
        .addString(text(revision, PatternContent::description))
        .addInteger(revision.content().map(PatternContent::confidence).orElse(null))
        .addString(json.clock(pattern.head().orElseThrow().seen()))
        .addString(json.visible(chain))
        .addString(chain.entries().size() == 1 ? null : json.chain(chain))
        .addLong(pattern.usage().total())
        .addString(pattern.usage().mark());
  }

  private Tuple change(NewChange change) {
    return Tuple.tuple()
        .addLong(change.sequence())
        .addString(change.kind().value())
        .addString(change.patternId())
        .addString(text(change.digest()))
        .addString(text(change.winner()))
        .addString(text(change.loser()))
        .addString(change.visible())
        .addString(change.usageMark())
        .addString(change.trace().map(TraceParent::value).orElse(null))
        .addLong(clock.millis())
        .addString(text(change.effects().previous()))
        .addString(json.digests(change.effects().opened()))
        .addString(json.digests(change.effects().closed()))
        .addString(json.counts(change.effects().used()));
  }

  private static String text(Optional<Digest> digest) {
    return digest.map(Digest::toString).orElse(null);
  }

  private static String text(Revision revision, Function<PatternContent, String> field) {
    return revision.content().map(field).orElse(null);
  }
}
