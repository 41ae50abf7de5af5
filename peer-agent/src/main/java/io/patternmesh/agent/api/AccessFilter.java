package io.patternmesh.agent.api;

import io.patternmesh.model.access.LocalAccess;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps the agent's HTTP interface to its own machine, for every path. */
@ApplicationScoped
class AccessFilter {

  private static final int BEFORE_ALL_OTHERS = 1_000;

  private final LocalAccess access;

  AccessFilter(ApiSettings settings, @ConfigProperty(name = "quarkus.http.host") String address) {
    if (!LocalAccess.isLoopback(address) && !settings.allowNonLoopbackAddressDangerous()) {
      throw new IllegalStateException(
          "quarkus.http.host: a loopback address expected, got "
              + address
              + "; the agent asks nobody who they are. Use 127.0.0.1, or set"
              + " patternmesh.api.allow-non-loopback-address-dangerous=true where nobody else"
              + " reaches that address");
    }
    access = LocalAccess.loopback().and(address);
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_ALL_OTHERS);
  }

  private void check(RoutingContext request) {
    Optional<String> refusal =
        access.refusal(
            Optional.ofNullable(request.request().getHeader("Host")),
            Optional.ofNullable(request.request().getHeader("Origin")));
    if (refusal.isEmpty()) {
      request.next();
      return;
    }
    request
        .response()
        .setStatusCode(403)
        .putHeader("Content-Type", Problems.MEDIA_TYPE)
        .end(Problems.json(403, "Not from this machine", refusal.get()));
  }
}
