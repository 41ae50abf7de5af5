package io.patternmesh.registry.merge;

import io.patternmesh.registry.problem.ProblemAnswer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** Bounds the merges under way, bodies included; says 503 to one more. */
@Singleton
final class MergeGate {

  private static final int AFTER_ACCESS = 800;

  private final ProblemAnswer answer;
  private final int most;
  private final AtomicInteger underWay = new AtomicInteger();

  MergeGate(ProblemAnswer answer, MergeSettings settings) {
    this.answer = answer;
    this.most = settings.mostAtOnce();
  }

  void install(@Observes Filters filters) {
    filters.register(this::enter, AFTER_ACCESS);
  }

  private void enter(RoutingContext request) {
    if (!"/merge".equals(request.normalizedPath())) {
      request.next();
    } else if (underWay.incrementAndGet() > most) {
      underWay.decrementAndGet();
      request.response().putHeader("Retry-After", "1");
      answer.send(request, 503, "at most " + most + " merges at once expected; try again");
    } else {
      request.addEndHandler(ended -> underWay.decrementAndGet());
      request.next();
    }
  }
}
