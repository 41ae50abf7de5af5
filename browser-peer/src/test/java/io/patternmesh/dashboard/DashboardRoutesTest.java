package io.patternmesh.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DashboardRoutesTest {

  private final Vertx vertx = Vertx.vertx();
  private final Router router = Router.router(vertx);
  private final DashboardRoutes routes =
      new DashboardRoutes("{\"backend\":\"page\"}", "No page here.");

  private record Answer(int status, MultiMap headers, String body) {}

  @AfterEach
  void close() {
    await(vertx.close());
  }

  @Test
  void withoutThePageTheServiceSaysWhyThereIsNone() {
    routes.install(router, false);
    Answer answer = get("/", MultiMap.caseInsensitiveMultiMap());
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).startsWith("No page here. To have").contains("Node 20", "-DskipWeb");
  }

  @Test
  void withoutThePageWebSocketsOpenAllTheSame() {
    routes.install(router, false);
    router.get("/").handler(context -> context.response().end("a socket"));
    MultiMap upgrade = MultiMap.caseInsensitiveMultiMap().add("Upgrade", "websocket");
    assertThat(get("/", upgrade).body()).isEqualTo("a socket");
  }

  @Test
  void withThePageItIsServed() {
    routes.install(router, true);
    router.get("/").handler(context -> context.response().end("the page"));
    assertThat(get("/", MultiMap.caseInsensitiveMultiMap()).body()).isEqualTo("the page");
  }

  @Test
  void thePageIsToldWhereItsPeerRuns() {
    routes.install(router, true);
    Answer answer = get("/dashboard.json", MultiMap.caseInsensitiveMultiMap());
    assertThat(answer.headers().get("Content-Type")).isEqualTo("application/json");
    assertThat(answer.body()).isEqualTo("{\"backend\":\"page\"}");
  }

  @Test
  void howLongAFileIsKeptDependsOnWhetherItIsThere() {
    router
        .route()
        .handler(
            context -> {
              DashboardRoutes.protect(context);
              context.next();
            });
    router.get("/assets/there.js").handler(context -> context.response().end("1"));
    Answer there = get("/assets/there.js", MultiMap.caseInsensitiveMultiMap());
    assertThat(there.headers().get("Content-Security-Policy")).startsWith("default-src 'self'");
    assertThat(there.headers().get("Cache-Control")).contains("immutable");
    Answer gone = get("/assets/gone.js", MultiMap.caseInsensitiveMultiMap());
    assertThat(gone.headers().get("Cache-Control")).isEqualTo("no-cache");
  }

  private Answer get(String path, MultiMap headers) {
    HttpServer server =
        await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    HttpClientRequest request =
        await(
            vertx
                .createHttpClient()
                .request(HttpMethod.GET, server.actualPort(), "127.0.0.1", path));
    request.headers().addAll(headers);
    return await(
        request
            .send()
            .compose(
                answer ->
                    answer
                        .body()
                        .map(
                            body ->
                                new Answer(
                                    answer.statusCode(), answer.headers(), body.toString()))));
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
