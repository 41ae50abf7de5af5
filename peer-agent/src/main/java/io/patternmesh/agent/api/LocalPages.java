package io.patternmesh.agent.api;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets pages of this machine, which another port serves, use the agent (CORS, <a
 * href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch</a>). It is asked after {@link
 * AccessFilter} turned away all other origins.
 */
final class LocalPages {

  private static final String METHODS = "GET, PUT, POST, DELETE";
  private static final String HEADERS = "content-type, if-match, last-event-id";
  private static final String ANSWER_HOLDS_SECONDS = "600";

  private LocalPages() {}

  /** Says in the answer that this page may read it; a question whether it may ends here. */
  static void admit(RoutingContext context) {
    HttpServerRequest request = context.request();
    HttpServerResponse response = context.response();
    response.headers().add("Vary", "Origin");
    String origin = request.getHeader("Origin");
    if (origin == null) {
      context.next();
      return;
    }
    response
        .putHeader("Access-Control-Allow-Origin", origin)
        .putHeader("Access-Control-Expose-Headers", "ETag");
    if (request.method() == HttpMethod.OPTIONS
        && request.getHeader("Access-Control-Request-Method") != null) {
      response
          .putHeader("Access-Control-Allow-Methods", METHODS)
          .putHeader("Access-Control-Allow-Headers", HEADERS)
          .putHeader("Access-Control-Max-Age", ANSWER_HOLDS_SECONDS)
          .setStatusCode(204)
          .end();
      return;
    }
    context.next();
  }
}
