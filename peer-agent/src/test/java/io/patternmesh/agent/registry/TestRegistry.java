package io.patternmesh.agent.registry;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.patternmesh.agent.trace.Tracing;
import io.patternmesh.model.conflict.ConflictPolicy;
import io.patternmesh.model.conflict.Head;
import io.patternmesh.model.conflict.Heads;
import io.patternmesh.model.conflict.MergeOutcome;
import io.patternmesh.model.conflict.RevisionOrder;
import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.trace.TraceParent;
import io.patternmesh.model.usage.PatternUsage;
import io.patternmesh.model.usage.UsageCounter;
import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** A library in memory behind the registry's HTTP interface, with the real conflict policy. */
public final class TestRegistry implements AutoCloseable {

  private static final Vertx VERTX = Vertx.vertx();

  private final HttpServer server;
  private final Registry client;
  private final Map<Digest, Revision> revisions = new LinkedHashMap<>();
  private final TreeMap<String, UsageCounter> usages = new TreeMap<>();
  private final List<JsonObject> changes = new ArrayList<>();
  private final List<HttpServerResponse> followers = new ArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();
  private final UUID library = UUID.randomUUID();
  private final List<String> pageWaits = new CopyOnWriteArrayList<>();
  private final List<MergeBatch> merges = new CopyOnWriteArrayList<>();
  private Heads heads = Heads.inMemory();
  private volatile Predicate<Revision> refuses = revision -> false;
  private volatile Runnable beforeMerge = () -> {};
  private volatile int mostRevisions = Integer.MAX_VALUE;

  private record Settings(URI url, Duration timeout) implements RegistrySettings {}

  public TestRegistry() {
    this(0);
  }

  /** On this port of the loopback address. */
  public TestRegistry(int port) {
    server =
        VERTX
            .getDelegate()
            .createHttpServer()
            .requestHandler(this::handle)
            .listen(port, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    client =
        new Registry(
            VERTX,
            new Settings(url(), Duration.ofSeconds(10)),
            new RequestTimes(new SimpleMeterRegistry()),
            Tracing.off());
  }

  /** Where it listens. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.actualPort());
  }

  /** The agent's side of it. */
  public Registry client() {
    return client;
  }

  /** Answers this many of the next requests with 503. */
  public void failNext(int requests) {
    failures.set(requests);
  }

  /** Rejects the revisions that this holds for. */
  public void refuse(Predicate<Revision> which) {
    refuses = which;
  }

  /** Does this once, after the next merge arrived and before it happens. */
  public void beforeNextMerge(Runnable what) {
    beforeMerge = what;
  }

  /** Gives at most this many revisions in one answer. */
  public void answerAtMost(int most) {
    mostRevisions = most;
  }

  /** The batches that came over HTTP. */
  public List<MergeBatch> merges() {
    return List.copyOf(merges);
  }

  /** The library's own id. */
  public UUID library() {
    return library;
  }

  /** For how long each page of changes was asked to be waited for; all of them are empty. */
  public List<String> pageWaits() {
    return List.copyOf(pageWaits);
  }

  /** Every revision that is here. */
  public synchronized List<Revision> revisions() {
    return List.copyOf(revisions.values());
  }

  public synchronized UsageCounter usage(String id) {
    return usages.getOrDefault(id, UsageCounter.ZERO);
  }

  public synchronized Optional<Revision> head(String id) {
    return heads.find(id).map(Head::revision);
  }

  /** Loses everything. */
  public synchronized void lose() {
    revisions.clear();
    usages.clear();
    changes.clear();
    heads = Heads.inMemory();
    followers.forEach(HttpServerResponse::end);
    followers.clear();
  }

  /** Ends every change stream. */
  public synchronized void hangUp() {
    followers.forEach(HttpServerResponse::end);
    followers.clear();
  }

  @Override
  public void close() {
    server.close().toCompletionStage().toCompletableFuture().join();
  }

  private void handle(HttpServerRequest request) {
    request.body().onSuccess(body -> answer(request, body));
  }

  private synchronized void answer(HttpServerRequest request, Buffer body) {
    String path = request.path();
    HttpServerResponse response = request.response();
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      response.setStatusCode(503).end(new JsonObject().put("detail", "away").encode());
    } else if (path.equals("/merge")) {
      MergeBatch batch = MergeBatch.decode(body.getBytes());
      merges.add(batch);
      Runnable before = beforeMerge;
      beforeMerge = () -> {};
      before.run();
      response.end(merge(traced(batch, request)).encode());
    } else if (path.equals("/revisions/lookup")) {
      response.end(Buffer.buffer(lookup(body.toJsonObject()).encode()));
    } else if (path.equals("/status")) {
      response.end(new JsonObject().put("sequence", changes.size()).encode());
    } else if (path.equals("/heads")) {
      JsonArray all = new JsonArray();
      ids().forEach(id -> all.add(line(id)));
      response.end(
          new JsonObject()
              .put("sequence", changes.size())
              .put("heads", all)
              .putNull("next")
              .encode());
    } else if (path.startsWith("/heads/")) {
      one(URLDecoder.decode(path.substring(7), StandardCharsets.UTF_8), response);
    } else if (path.equals("/conflicts")) {
      response.end(
          new JsonObject()
              .put("items", conflicts(Integer.parseInt(request.getParam("size"))))
              .encode());
    } else if (path.equals("/changes/page")) {
      pageWaits.add(request.getParam("wait"));
      response.end(
          new JsonObject()
              .put("library", library.toString())
              .put("changes", new JsonArray())
              .encode());
    } else if (path.equals("/changes")) {
      follow(Integer.parseInt(request.getParam("after")), response);
    } else {
      response.setStatusCode(404).end();
    }
  }

  /** As the registry does it: the request's own trace, unless revisions have theirs. */
  private static MergeBatch traced(MergeBatch batch, HttpServerRequest request) {
    Optional<TraceParent> from = TraceParent.read(request.getHeader("traceparent"));
    boolean own = batch.items().stream().anyMatch(item -> item.trace().isPresent());
    return own
        ? batch
        : new MergeBatch(
            batch.items().stream().map(item -> item.tracedBy(from)).toList(), batch.usages());
  }

  /** Patterns with revisions that have not seen each other. */
  private JsonArray conflicts(int most) {
    JsonArray items = new JsonArray();
    for (String id : ids()) {
      List<Revision> sides =
          revisions.values().stream()
              .filter(one -> one.patternId().equals(id) && isTip(one))
              .toList();
      if (sides.size() > 1 && items.size() < most) {
        items.add(
            new JsonObject()
                .put("patternId", id)
                .put("head", side(sides.get(0), 1))
                .put("other", side(sides.get(1), 2)));
      }
    }
    return items;
  }

  private boolean isTip(Revision revision) {
    return revisions.values().stream()
        .filter(other -> other.patternId().equals(revision.patternId()) && other != revision)
        .noneMatch(other -> other.clock().covers(revision.clock()));
  }

  private static JsonObject side(Revision revision, int sequence) {
    return new JsonObject()
        .put("sequence", sequence)
        .put("digest", revision.digest().toString())
        .put("version", revision.body().version())
        .put("clock", counters(revision.clock().counters()))
        .put("updatedAt", revision.body().updatedAt().toString())
        .put("sharedBy", revision.sharedBy().value());
  }

  private void follow(int after, HttpServerResponse response) {
    if (after > changes.size()) {
      response.setStatusCode(400).end();
      return;
    }
    response.setChunked(true).putHeader("Content-Type", "text/event-stream").write(": hello\n\n");
    changes.subList(after, changes.size()).forEach(change -> write(response, change));
    followers.add(response);
  }

  private static void write(HttpServerResponse response, JsonObject change) {
    response.write("event: change\ndata: " + change.encode() + "\n\n");
  }

  private void one(String id, HttpServerResponse response) {
    Optional<Head> head = heads.find(id);
    if (head.isEmpty()) {
      response.setStatusCode(404).end();
      return;
    }
    Revision revision = head.get().revision();
    response.end(
        new JsonObject()
            .put("digest", revision.digest().toString())
            .put("version", revision.body().version())
            .put("deleted", revision.body().deleted())
            .put("seen", counters(head.get().seen().counters()))
            .put("usage", counters(usage(id).counts()))
            .encode());
  }

  private static JsonObject counters(Map<?, Long> counters) {
    JsonObject json = new JsonObject();
    counters.forEach((peer, count) -> json.put(peer.toString(), count));
    return json;
  }

  private MergeBatch lookup(JsonObject query) {
    List<MergeItem> found =
        query.getJsonArray("digests").stream()
            .map(digest -> revisions.get(Digest.parse((String) digest)))
            .filter(revision -> revision != null)
            .limit(mostRevisions)
            .map(MergeItem::of)
            .toList();
    List<PatternUsage> counted =
        query.getJsonArray("usages").stream()
            .map(String.class::cast)
            .filter(usages::containsKey)
            .map(id -> new PatternUsage(id, usages.get(id)))
            .toList();
    return new MergeBatch(found, counted);
  }

  /** Merges as the registry does: what is expected first, then the policy. */
  public synchronized JsonObject merge(MergeBatch batch) {
    JsonArray outcomes = new JsonArray();
    for (MergeItem item : batch.items()) {
      outcomes.add(merge(item));
    }
    for (PatternUsage usage : batch.usages()) {
      UsageCounter before = usage(usage.patternId());
      UsageCounter after = before.merge(usage.counter());
      if (!after.equals(before)) {
        usages.put(usage.patternId(), after);
        log("usage", usage.patternId(), Optional.empty(), Optional.empty());
      }
    }
    return new JsonObject().put("sequence", changes.size()).put("outcomes", outcomes);
  }

  private JsonObject merge(MergeItem item) {
    Revision revision = item.revision();
    JsonObject outcome =
        new JsonObject()
            .put("patternId", revision.patternId())
            .put("digest", revision.digest().toString());
    Optional<Digest> head = head(revision.patternId()).map(Revision::digest);
    if (!head.equals(Optional.of(revision.digest())) && !item.expected().isMetBy(head)) {
      return outcome.put("outcome", "head-moved");
    }
    // Decided at once; an event loop must not wait even so.
    AtomicReference<MergeOutcome> decided = new AtomicReference<>();
    Multi.createFrom()
        .item(revision)
        .plug(
            ConflictPolicy.against(heads)
                .admitting(
                    one ->
                        refuses.test(one) || !one.isAuthentic()
                            ? Optional.of("signature: refused by the test")
                            : Optional.empty()))
        .subscribe()
        .with(decided::set);
    MergeOutcome merged = decided.get();
    if (merged instanceof MergeOutcome.Rejected rejected) {
      return outcome.put("outcome", "rejected").put("reason", rejected.reason());
    }
    String word = merged.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    if (revisions.putIfAbsent(revision.digest(), revision) == null) {
      log(
          merged instanceof MergeOutcome.Conflict || merged instanceof MergeOutcome.Applied
              ? word
              : "kept",
          revision.patternId(),
          Optional.of(revision),
          item.trace());
    }
    return outcome.put("outcome", word);
  }

  private void log(
      String kind, String id, Optional<Revision> revision, Optional<TraceParent> trace) {
    JsonObject change =
        new JsonObject()
            .put("sequence", changes.size() + 1)
            .put("kind", kind)
            .put("patternId", id)
            .put("head", line(id));
    revision.ifPresent(one -> change.put("digest", one.digest().toString()));
    trace.ifPresent(from -> change.put("traceParent", from.value()));
    changes.add(change);
    followers.forEach(follower -> write(follower, change));
  }

  private List<String> ids() {
    return revisions.values().stream().map(Revision::patternId).distinct().sorted().toList();
  }

  private JsonObject line(String id) {
    JsonArray visible = new JsonArray();
    List<Revision> descending =
        revisions.values().stream()
            .filter(revision -> revision.patternId().equals(id))
            .sorted(RevisionOrder.ASCENDING.reversed())
            .toList();
    for (Revision revision : descending) {
      visible.add(
          new JsonObject()
              .put("digest", revision.digest().toString())
              .put("audience", audience(revision.audience()))
              .put("author", revision.sharedBy().value()));
      if (revision.audience().equals(Audience.ROOM)) {
        break;
      }
    }
    return new JsonObject()
        .put("patternId", id)
        .put("visible", visible)
        .put("usage", String.format("%016x", usage(id).fingerprint()));
  }

  private static Object audience(Audience audience) {
    return audience instanceof Audience.Only only
        ? new JsonArray(only.peers().stream().map(Object::toString).toList())
        : "room";
  }
}
