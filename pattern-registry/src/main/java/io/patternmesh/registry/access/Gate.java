package io.patternmesh.registry.access;

import io.patternmesh.registry.problem.ProblemAnswer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses requests that a web page from elsewhere made a browser send: a foreign {@code Host} (DNS
 * rebinding) and a foreign {@code Origin} (RFC 6454).
 */
@Singleton
final class Gate {

  private static final int BEFORE_ALL_ELSE = 1_000;
  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\[\\]]+)(:[0-9]{1,5})?");

  private final ProblemAnswer answer;
  private final AccessSettings settings;
  private final String configuredHost;

  Gate(
      ProblemAnswer answer,
      AccessSettings settings,
      @ConfigProperty(name = "quarkus.http.host") String configuredHost) {
    this.answer = answer;
    this.settings = settings;
    this.configuredHost = configuredHost;
  }

  void install(@Observes Filters filters) {
    filters.register(this::check, BEFORE_ALL_ELSE);
  }

  private void check(RoutingContext request) {
    Optional<String> refusal = refusal(request);
    if (refusal.isPresent()) {
      answer.send(request, 403, refusal.get());
    } else {
      request.next();
    }
  }

  private Optional<String> refusal(RoutingContext request) {
    List<String> hosts = request.request().headers().getAll("Host");
    String authority =
        hosts.isEmpty() && request.request().authority() != null
            ? request.request().authority().toString()
            : String.join(",", hosts);
    if (!isOurs(authority)) {
      return Optional.of("Host: a name of this machine, such as localhost, expected");
    }
    return request.request().headers().getAll("Origin").stream().allMatch(this::isOurOrigin)
        ? Optional.empty()
        : Optional.of("Origin: a page of this machine expected");
  }

  private boolean isOurOrigin(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getRawAuthority())
          .filter(this::isOurs)
          .isPresent();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean isOurs(String authority) {
    Matcher parts = HOST.matcher(authority);
    if (!parts.matches()) {
      return false;
    }
    String name = parts.group(1).toLowerCase(Locale.ROOT);
    return Loopback.isName(name)
        || name.equalsIgnoreCase(configuredHost)
        || settings.moreHosts().orElse(List.of()).stream().anyMatch(name::equalsIgnoreCase);
  }
}
