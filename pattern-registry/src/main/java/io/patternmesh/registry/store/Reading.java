package io.patternmesh.registry.store;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Opens a session for each read, on an event loop context of its own: reads on one context would
 * share a session, and a session serves one at a time.
 */
@Singleton
class Reading {

  private final Mutiny.SessionFactory sessions;
  private final Vertx vertx;

  Reading(Mutiny.SessionFactory sessions, Vertx vertx) {
    this.sessions = sessions;
    this.vertx = vertx;
  }

  /**
   * Reads once for each subscriber. A read that is no longer wanted runs to its end: cut short, it
   * would close its session on a foreign thread, and lose the connection.
   */
  <T> Uni<T> read(Function<Mutiny.Session, Uni<T>> work) {
    return Uni.createFrom().deferred(() -> session(work).memoize().indefinitely());
  }

  private <T> Uni<T> session(Function<Mutiny.Session, Uni<T>> work) {
    return Uni.createFrom()
        .deferred(() -> sessions.openSession().flatMap(session -> with(session, work)))
        .runSubscriptionOn(this::onContext);
  }

  private static <T> Uni<T> with(Mutiny.Session session, Function<Mutiny.Session, Uni<T>> work) {
    return work.apply(session).eventually(session::close);
  }

  private void onContext(Runnable task) {
    Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
    context.runOnContext(ignored -> task.run());
  }
}
