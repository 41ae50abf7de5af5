package io.patternmesh.registry.access;

import io.patternmesh.model.access.LocalAccess;
import io.patternmesh.registry.problem.ProblemAnswer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses requests that a web page from elsewhere made a browser send: a foreign {@code Host} (DNS
 * rebinding) and a foreign {@code Origin} (RFC 6454).
 */
@Singleton
final class Gate {

  private static final int BEFORE_ALL_ELSE = 1_000;

  private final ProblemAnswer answer;
  private final LocalAccess access;

  Gate(
      ProblemAnswer answer,
      AccessSettings settings,
      @ConfigProperty(name = "quarkus.http.host") String configuredHost) {
    this.answer = answer;
    this.access =
        settings.moreHosts().orElse(List.of()).stream()
            .reduce(
                LocalAccess.loopback().and(configuredHost), LocalAccess::and, (all, more) -> more);
  }

  void install(@Observes Filters filters) {
    filters.register(this::check, BEFORE_ALL_ELSE);
  }

  private void check(RoutingContext request) {
    MultiMap headers = request.request().headers();
    Optional<String> refusal = access.refusal(headers.getAll("Host"), headers.getAll("Origin"));
    if (refusal.isPresent()) {
      answer.send(request, 403, refusal.get());
    } else {
      request.next();
    }
  }
}
