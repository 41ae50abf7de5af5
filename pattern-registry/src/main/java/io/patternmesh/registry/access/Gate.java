package io.patternmesh.registry.access;

import io.patternmesh.model.access.LocalAccess;
import io.patternmesh.registry.problem.ProblemAnswer;
import io.quarkus.vertx.http.ManagementInterface;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses requests that a web page from elsewhere made a browser send: a foreign {@code Host} (DNS
 * rebinding) and a foreign {@code Origin} (RFC 6454). So it does on the management interface,
 * unless that listens where others reach it: their probes come by any name.
 */
@Singleton
final class Gate {

  private static final int BEFORE_ALL_ELSE = 1_000;

  private final ProblemAnswer answer;
  private final LocalAccess access;
  private final boolean managementIsOurs;

  Gate(
      ProblemAnswer answer,
      AccessSettings settings,
      @ConfigProperty(name = "quarkus.http.host") String configuredHost,
      @ConfigProperty(name = "quarkus.management.host") String managementHost) {
    this.answer = answer;
    this.managementIsOurs = LocalAccess.isLoopback(managementHost);
    this.access =
        settings.moreHosts().orElse(List.of()).stream()
            .reduce(
                LocalAccess.loopback().and(configuredHost), LocalAccess::and, (all, more) -> more);
  }

  void install(@Observes Filters filters) {
    filters.register(this::check, BEFORE_ALL_ELSE);
  }

  void install(@Observes ManagementInterface management) {
    if (managementIsOurs) {
      management.router().route().order(-BEFORE_ALL_ELSE).handler(this::check);
    }
  }

  private void check(RoutingContext request) {
    Optional<String> refusal =
        access.refusal(hosts(request.request()), request.request().headers().getAll("Origin"));
    if (refusal.isPresent()) {
      answer.send(request, 403, refusal.get());
    } else {
      request.next();
    }
  }

  /** HTTP/2 has an authority where HTTP/1.1 has a header. */
  private static List<String> hosts(HttpServerRequest request) {
    List<String> hosts = request.headers().getAll("Host");
    return hosts.isEmpty() && request.authority() != null
        ? List.of(request.authority().toString())
        : hosts;
  }
}
