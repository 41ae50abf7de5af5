package io.patternmesh.signaling.health;

import io.patternmesh.model.access.LocalAccess;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps web pages from elsewhere off the management interface while only this machine reaches it.
 * Where others do, their probes come by any name.
 */
@Singleton
final class ManagementGate {

  private static final int BEFORE_ALL_ELSE = -1_000;

  private final LocalAccess access = LocalAccess.loopback();
  private final boolean ours;

  ManagementGate(@ConfigProperty(name = "quarkus.management.host") String address) {
    ours = LocalAccess.isLoopback(address);
  }

  void install(@Observes ManagementInterface management) {
    if (ours) {
      management.router().route().order(BEFORE_ALL_ELSE).handler(this::check);
    }
  }

  private void check(RoutingContext request) {
    access
        .refusal(hosts(request.request()), request.request().headers().getAll("Origin"))
        .ifPresentOrElse(
            refusal ->
                request
                    .response()
                    .setStatusCode(403)
                    .putHeader("Content-Type", "text/plain; charset=utf-8")
                    .end(refusal + "\n"),
            request::next);
  }

  /** HTTP/2 has an authority where HTTP/1.1 has a header. */
  private static List<String> hosts(HttpServerRequest request) {
    List<String> hosts = request.headers().getAll("Host");
    return hosts.isEmpty() && request.authority() != null
        ? List.of(request.authority().toString())
        : hosts;
  }
}
