package io.patternmesh.dashboard;

import java.util.Map;
import java.util.Set;

/**
 * What a browser is told with each file of the dashboard: to load and run nothing from elsewhere
 * (<a href="https://www.w3.org/TR/CSP3/">Content Security Policy</a>), and how long to keep it.
 */
final class PageHeaders {

  private static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self';"
          + " connect-src 'self' ws: wss: http://127.0.0.1:* http://localhost:*;"
          + " img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

  /** Files there have a hash of their content in their names. */
  private static final String HASHED = "/assets/";

  private static final Set<Integer> FOUND = Set.of(200, 206, 304);

  private PageHeaders() {}

  /**
   * The headers of an answer.
   *
   * @param path what was asked for
   * @param status how it is answered; that a file is missing is not kept
   */
  static Map<String, String> of(String path, int status) {
    return Map.of(
        "Content-Security-Policy",
        POLICY,
        "X-Content-Type-Options",
        "nosniff",
        "Referrer-Policy",
        "no-referrer",
        "Cache-Control",
        path.startsWith(HASHED) && FOUND.contains(status)
            ? "public, max-age=31536000, immutable"
            : "no-cache");
  }
}
