package io.patternmesh.signaling.dashboard;

import io.patternmesh.dashboard.DashboardRoutes;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The dashboard, beside the WebSocket at the same path. */
@Singleton
final class Dashboard {

  private static final int AFTER_WHO_MAY_COME_IN = 900;

  private final DashboardRoutes routes =
      new DashboardRoutes(
          "{\"backend\":\"page\",\"signalingUrl\":null}",
          "This signaling service was built without the dashboard; peers reach it all the same.");

  void headers(@Observes Filters filters) {
    filters.register(
        context -> {
          DashboardRoutes.protect(context);
          context.next();
        },
        AFTER_WHO_MAY_COME_IN);
  }

  void routes(@Observes Router router) {
    routes.install(router);
  }
}
