package io.patternmesh.registry.access;

import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.registry.problem.ProblemAnswer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Refuses a body that is longer than a merge may be, or does not say how long it is (RFC 9110,
 * 15.5.12), before any of it is kept.
 */
@Singleton
final class BodyLimit {

  private static final int AFTER_THE_GATE = 900;
  private static final int MOST_DIGITS = 18;

  private final ProblemAnswer answer;

  BodyLimit(ProblemAnswer answer) {
    this.answer = answer;
  }

  void install(@Observes Filters filters) {
    filters.register(this::check, AFTER_THE_GATE);
  }

  private void check(RoutingContext request) {
    if (request.request().getHeader("Transfer-Encoding") != null) {
      answer.send(request, 411, "Content-Length: expected, so that a long body is refused unread");
      return;
    }
    String length = request.request().getHeader("Content-Length");
    if (length != null && isTooLong(length)) {
      answer.send(
          request,
          413,
          "Content-Length: at most " + MergeBatch.GREATEST + " bytes expected, got " + length);
    } else {
      request.next();
    }
  }

  /** The server has made sure that it is a number. */
  private static boolean isTooLong(String length) {
    return length.length() > MOST_DIGITS || Long.parseLong(length) > MergeBatch.GREATEST;
  }
}
