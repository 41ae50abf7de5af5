package io.patternmesh.agent.api;

import io.patternmesh.model.access.LocalAccess;
import io.quarkus.vertx.http.ManagementInterface;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps the agent's HTTP interface to its own machine, for every path. So it does with the
 * management interface, unless that listens where others reach it: their probes come by any name.
 */
@ApplicationScoped
class AccessFilter {

  private static final int BEFORE_ALL_OTHERS = 1_000;

  private final LocalAccess access;
  private final boolean managementIsOurs;

  AccessFilter(
      ApiSettings settings,
      @ConfigProperty(name = "quarkus.http.host") String address,
      @ConfigProperty(name = "quarkus.management.host") String managementAddress) {
    LocalAccess.bindRefusal(
            address,
            "patternmesh.api.allow-non-loopback-address-dangerous",
            settings.allowNonLoopbackAddressDangerous())
        .ifPresent(
            refusal -> {
              throw new IllegalStateException(refusal);
            });
    access = LocalAccess.loopback().and(address);
    managementIsOurs = LocalAccess.isLoopback(managementAddress);
  }

  void register(@Observes Filters filters) {
    filters.register(request -> check(request, LocalPages::admit), BEFORE_ALL_OTHERS);
  }

  void register(@Observes ManagementInterface management) {
    if (managementIsOurs) {
      management
          .router()
          .route()
          .order(-BEFORE_ALL_OTHERS)
          .handler(request -> check(request, RoutingContext::next));
    }
  }

  private void check(RoutingContext request, Handler<RoutingContext> admitted) {
    Optional<String> refusal =
        access.refusal(hosts(request.request()), request.request().headers().getAll("Origin"));
    if (refusal.isEmpty()) {
      admitted.handle(request);
      return;
    }
    request
        .response()
        .setStatusCode(403)
        .putHeader("Content-Type", Problems.MEDIA_TYPE)
        .end(Problems.json(403, "Not from this machine", refusal.get()));
  }

  /** HTTP/2 has an authority where HTTP/1.1 has a header. */
  private static List<String> hosts(HttpServerRequest request) {
    List<String> hosts = request.headers().getAll("Host");
    return hosts.isEmpty() && request.authority() != null
        ? List.of(request.authority().toString())
        : hosts;
  }
}
