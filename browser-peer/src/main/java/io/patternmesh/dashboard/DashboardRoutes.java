package io.patternmesh.dashboard;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** What a service adds to the dashboard's files, which Quarkus finds in this jar and serves. */
public final class DashboardRoutes {

  private static final String PAGE = "META-INF/resources/index.html";
  private static final String REMEDY =
      " To have the page here, build it with Node 20 or newer and without -DskipWeb.\n";

  private final String settings;
  private final String leftOut;

  /**
   * @param settings what {@code dashboard.json} tells the page, where its peer runs: JSON
   * @param leftOut what the service says at {@code /} when it was built without the page: sentences
   */
  public DashboardRoutes(String settings, String leftOut) {
    this.settings = settings;
    this.leftOut = leftOut;
  }

  /** Serves {@code dashboard.json}, and where there is no page says why. */
  public void install(Router router) {
    install(router, Thread.currentThread().getContextClassLoader().getResource(PAGE) != null);
  }

  /**
   * @param built whether the page was built into this program
   */
  void install(Router router, boolean built) {
    router.get("/dashboard.json").handler(this::settings);
    if (!built) {
      router.get("/").handler(this::missing);
    }
  }

  /** Has the answer say what a browser may do with it; the handlers that follow make the answer. */
  public static void protect(RoutingContext context) {
    HttpServerResponse response = context.response();
    context.addHeadersEndHandler(
        done ->
            PageHeaders.of(context.normalizedPath(), response.getStatusCode())
                .forEach(response::putHeader));
  }

  private void settings(RoutingContext context) {
    context.response().putHeader("Content-Type", "application/json").end(settings);
  }

  /** A WebSocket opens all the same. */
  private void missing(RoutingContext context) {
    if (context.request().getHeader("Upgrade") != null) {
      context.next();
      return;
    }
    context
        .response()
        .setStatusCode(404)
        .putHeader("Content-Type", "text/plain; charset=utf-8")
        .end(leftOut + REMEDY);
  }
}
