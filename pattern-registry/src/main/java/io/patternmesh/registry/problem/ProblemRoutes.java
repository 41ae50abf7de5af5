package io.patternmesh.registry.problem;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Answers with a problem where no resource is reached at all. */
@Singleton
final class ProblemRoutes {

  private static final List<Integer> STATUS = List.of(400, 404, 405, 406, 413, 414, 415, 431, 500);

  private final ProblemAnswer answer;

  ProblemRoutes(ProblemAnswer answer) {
    this.answer = answer;
  }

  void install(@Observes Router router) {
    for (int status : STATUS) {
      router.errorHandler(
          status, request -> answer.send(request, status, Problems.of(status, "").detail()));
    }
  }
}
