package io.patternmesh.agent.dashboard;

import io.patternmesh.dashboard.DashboardRoutes;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** The dashboard in front of this agent. */
@Singleton
final class Dashboard {

  /** Not files of the dashboard: the API, and Swagger UI with inline styles of its own. */
  private static final List<String> OTHERS = List.of("/api/", "/q/");

  private static final int AFTER_WHO_MAY_COME_IN = 900;

  private final DashboardRoutes routes =
      new DashboardRoutes(
          "{\"backend\":\"agent\"}",
          "This agent was built without the dashboard; its API is at /api, described at"
              + " /q/swagger-ui.");

  void headers(@Observes Filters filters) {
    filters.register(Dashboard::protect, AFTER_WHO_MAY_COME_IN);
  }

  void routes(@Observes Router router) {
    routes.install(router);
  }

  private static void protect(RoutingContext context) {
    if (OTHERS.stream().noneMatch(context.normalizedPath()::startsWith)) {
      DashboardRoutes.protect(context);
    }
    context.next();
  }
}
