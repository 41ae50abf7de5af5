package io.patternmesh.agent.registry;

import io.patternmesh.agent.index.HeadEntry;
import io.patternmesh.agent.trace.Tracing;
import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.trace.TraceParent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * This member's library, reached over HTTP. Every call fails with {@link RegistryException} when
 * the registry refuses or does not answer.
 */
@ApplicationScoped
public class Registry {

  private static final int HEADS_PAGE = 1_000;

  private final WebClient http;
  private final RegistrySettings settings;
  private final ChangeStream changes;
  private final RequestTimes times;
  private final Tracing tracing;

  Registry(Vertx vertx, RegistrySettings settings, RequestTimes times, Tracing tracing) {
    // Whose trace a request belongs to is said here, not guessed from the thread that sends it.
    this.http =
        WebClient.create(vertx, new WebClientOptions().setTracingPolicy(TracingPolicy.IGNORE));
    this.settings = settings;
    this.times = times;
    this.tracing = tracing;
    this.changes = new ChangeStream(vertx, settings.url());
  }

  /** Merges a batch, in one transaction, as part of what the calling thread is working on. */
  public Uni<MergeResult> merge(MergeBatch batch) {
    return merge(batch, tracing.here());
  }

  /**
   * Merges a batch, in one transaction.
   *
   * @param from the place in a trace that the merge is made at
   */
  public Uni<MergeResult> merge(MergeBatch batch, Optional<TraceParent> from) {
    HttpRequest<Buffer> request =
        http.postAbs(settings.url().resolve("/merge").toString())
            .timeout(settings.timeout().toMillis())
            .putHeader("Content-Type", MergeBatch.MEDIA_TYPE);
    from.ifPresent(parent -> request.putHeader("traceparent", parent.value()));
    return answered("POST /merge", request.sendBuffer(Buffer.buffer(batch.encode())))
        .map(response -> RegistryJson.mergeResult(response.bodyAsJsonObject()));
  }

  /** Every head, ascending by pattern id, page by page as they are asked for. */
  public Multi<HeadPage> heads() {
    return Multi.createBy()
        .repeating()
        .uni(
            HeadCursor::new,
            cursor -> headPage(cursor.after).invoke(page -> cursor.after = page.next()))
        .whilst(page -> page.next().isPresent());
  }

  /** The head of one pattern; empty when no revision of it was ever seen. */
  public Uni<Optional<HeadDetail>> head(String patternId) {
    return get("/heads/" + encoded(patternId), Map.of())
        .map(
            response ->
                response.statusCode() == 404
                    ? Optional.<HeadDetail>empty()
                    : Optional.of(
                        RegistryJson.headDetail(
                            accepted("GET /heads/" + patternId, response).bodyAsJsonObject())));
  }

  /**
   * These revisions and counters, in the order asked, unknown ones left out; as many as fit an
   * answer, at least one where one is known.
   */
  public Uni<MergeBatch> lookup(List<Digest> digests, List<String> usages) {
    JsonObject query =
        new JsonObject()
            .put("digests", new JsonArray(digests.stream().map(Digest::toString).toList()))
            .put("usages", new JsonArray(usages));
    return answered(
            "POST /revisions/lookup",
            http.postAbs(settings.url().resolve("/revisions/lookup").toString())
                .timeout(settings.timeout().toMillis())
                .sendJsonObject(query))
        .map(response -> MergeBatch.decode(response.body().getBytes()));
  }

  /** The change sequence after {@code sequence}, for as long as the connection holds. */
  public Multi<Change> changes(long sequence) {
    return changes.after(sequence);
  }

  /** The latest number of the change sequence. */
  public Uni<Long> sequence() {
    return read("/status", Map.of()).map(status -> status.getLong("sequence"));
  }

  /** A read that must succeed, as JSON. */
  public Uni<JsonObject> read(String path, Map<String, String> query) {
    return get(path, query).map(response -> accepted("GET " + path, response).bodyAsJsonObject());
  }

  /** A write that must succeed. */
  public Uni<Void> put(String path, JsonObject body) {
    return answered(
            "PUT " + path,
            http.putAbs(settings.url().resolve(path).toString())
                .timeout(settings.timeout().toMillis())
                .sendJsonObject(body))
        .replaceWithVoid();
  }

  /** A read, as the registry answers it, whatever the status. */
  public Uni<HttpResponse<Buffer>> get(String path, Map<String, String> query) {
    var request =
        http.getAbs(settings.url().resolve(path).toString()).timeout(settings.timeout().toMillis());
    query.forEach(request::addQueryParam);
    return reached(request.send());
  }

  /** A pattern id as one segment of a path. */
  public static String encoded(String patternId) {
    return URLEncoder.encode(patternId, StandardCharsets.UTF_8);
  }

  private Uni<HeadPage> headPage(Optional<String> after) {
    Map<String, String> query =
        after
            .map(id -> Map.of("limit", String.valueOf(HEADS_PAGE), "after", id))
            .orElse(Map.of("limit", String.valueOf(HEADS_PAGE)));
    return read("/heads", query)
        .map(
            json ->
                new HeadPage(
                    json.getLong("sequence"),
                    RegistryJson.list(json.getJsonArray("heads"), RegistryJson::headEntry),
                    Optional.ofNullable(json.getString("next"))));
  }

  private Uni<HttpResponse<Buffer>> answered(String request, Uni<HttpResponse<Buffer>> response) {
    return reached(response).map(answer -> accepted(request, answer));
  }

  /** What follows an answer may take long, a batch of 16 MiB does: not on an event loop. */
  private Uni<HttpResponse<Buffer>> reached(Uni<HttpResponse<Buffer>> response) {
    return times
        .timed(response)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .onFailure()
        .transform(e -> RegistryException.unreachable(settings.url().toString(), e));
  }

  /** The answer, if it is what was asked for; throws {@link RegistryException} if it is not. */
  public static HttpResponse<Buffer> accepted(String request, HttpResponse<Buffer> response) {
    if (response.statusCode() != 200) {
      throw RegistryException.refused(request, response.statusCode(), response.bodyAsString());
    }
    return response;
  }

  /**
   * A page of heads.
   *
   * @param sequence a place in the change sequence that is no later than what the page shows
   * @param next the id after which the next page begins; empty on the last
   */
  public record HeadPage(long sequence, List<HeadEntry> heads, Optional<String> next) {}

  private static final class HeadCursor {
    private Optional<String> after = Optional.empty();
  }
}
