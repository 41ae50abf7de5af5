package io.patternmesh.registry.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where a PostgreSQL listens and as whom to log in.
 *
 * @param location {@code host:port/database}, with a query when one was given
 */
public record DatabaseAddress(String location, String user, String password) {

  /**
   * Reads {@code postgresql://user:password@host:port/database}.
   *
   * @throws CannotStartException when it is none; the message does not repeat it
   */
  public static DatabaseAddress parse(String url) {
    try {
      URI uri = new URI(url);
      String[] login =
          uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
      boolean whole =
          ("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme()))
              && login.length == 2
              && uri.getHost() != null
              && uri.getRawPath().length() > 1;
      if (whole) {
        int port = uri.getPort() < 0 ? 5432 : uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new DatabaseAddress(
            uri.getHost() + ":" + port + uri.getRawPath() + query,
            decode(login[0]),
            decode(login[1]));
      }
    } catch (URISyntaxException | IllegalArgumentException e) {
      // The cause would repeat the address, and with it the password.
    }
    throw new CannotStartException(
        "patternmesh.registry.database-url: postgresql://user:password@host:port/database expected,"
            + " with reserved characters percent-encoded");
  }

  /** What Quarkus wants to know, by property name. */
  public Map<String, String> properties() {
    return Map.of(
        "quarkus.datasource.jdbc.url",
        "jdbc:postgresql://" + location,
        "quarkus.datasource.reactive.url",
        "postgresql://" + location,
        "quarkus.datasource.username",
        user,
        "quarkus.datasource.password",
        password);
  }

  private static String decode(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "postgresql://" + user + "@" + location;
  }
}
