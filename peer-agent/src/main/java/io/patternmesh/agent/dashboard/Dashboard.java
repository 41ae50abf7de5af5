package io.patternmesh.agent.dashboard;

import io.patternmesh.model.access.PageHeaders;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** The dashboard's files, before this agent; Quarkus itself serves them. */
@Singleton
final class Dashboard {

  /** Tells the page where its peer runs. */
  private static final String BACKEND = "{\"backend\":\"agent\"}";

  /** Not files of the dashboard: the API, and Swagger UI with inline styles of its own. */
  private static final List<String> OTHERS = List.of("/api/", "/q/");

  private static final String PAGE = "META-INF/resources/index.html";
  private static final int AFTER_WHO_MAY_COME_IN = 900;

  void headers(@Observes Filters filters) {
    filters.register(Dashboard::protect, AFTER_WHO_MAY_COME_IN);
  }

  void routes(@Observes Router router) {
    install(router, Thread.currentThread().getContextClassLoader().getResource(PAGE) != null);
  }

  /**
   * @param built whether the page was built into this program
   */
  static void install(Router router, boolean built) {
    router.get("/dashboard.json").handler(Dashboard::backend);
    if (!built) {
      router.get("/").handler(Dashboard::missing);
    }
  }

  private static void protect(RoutingContext context) {
    String path = context.normalizedPath();
    if (OTHERS.stream().noneMatch(path::startsWith)) {
      HttpServerResponse response = context.response();
      context.addHeadersEndHandler(
          done -> PageHeaders.of(path, response.getStatusCode()).forEach(response::putHeader));
    }
    context.next();
  }

  private static void backend(RoutingContext context) {
    context.response().putHeader("Content-Type", "application/json").end(BACKEND);
  }

  private static void missing(RoutingContext context) {
    context
        .response()
        .setStatusCode(404)
        .putHeader("Content-Type", "text/plain; charset=utf-8")
        .end(
            "This agent was built without the dashboard; its API is at /api, described at"
                + " /q/swagger-ui. To have the page here, build it with Node 20 or newer and"
                + " without -DskipWeb.\n");
  }
}
