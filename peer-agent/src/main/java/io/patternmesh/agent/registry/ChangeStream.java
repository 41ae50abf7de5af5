package io.patternmesh.agent.registry;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientResponse;
import java.net.URI;

/** The registry's change sequence as server-sent events, read no faster than it is consumed. */
final class ChangeStream {

  private final HttpClient http;
  private final URI registry;

  ChangeStream(Vertx vertx, URI registry) {
    this.http =
        vertx.createHttpClient(new HttpClientOptions().setTracingPolicy(TracingPolicy.IGNORE));
    this.registry = registry;
  }

  Multi<Change> after(long sequence) {
    RequestOptions request =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(registry.resolve("/changes?after=" + sequence).toString())
            .putHeader("Accept", "text/event-stream");
    return http.request(request)
        .flatMap(call -> call.send())
        .onFailure()
        .transform(e -> RegistryException.unreachable(registry.toString(), e))
        .onItem()
        .transformToMulti(this::events);
  }

  private Multi<Change> events(HttpClientResponse response) {
    if (response.statusCode() != 200) {
      return response
          .body()
          .toMulti()
          .map(
              body -> {
                throw RegistryException.refused(
                    "GET /changes", response.statusCode(), body.toString());
              });
    }
    ServerSentEvents events = new ServerSentEvents();
    return response
        .toMulti()
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .onItem()
        .transformToIterable(buffer -> events.add(buffer.getBytes()))
        .filter(event -> event.type().equals("change"))
        .map(event -> RegistryJson.change(new JsonObject(event.data())));
  }
}
