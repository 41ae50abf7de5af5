package io.patternmesh.agent.mesh;

import io.patternmesh.agent.channel.ConnectFailedException;
import io.patternmesh.agent.loop.Loop;
import io.patternmesh.agent.session.Terms;
import io.patternmesh.model.identity.PeerId;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Those who called connect and have no answer yet. On the loop. */
final class Waiters {

  private static final int MOST = 100;

  private final PeerId peer;
  private final List<UniEmitter<? super Void>> waiting = new ArrayList<>();

  private Loop.Alarm patience = Loop.Alarm.NONE;

  Waiters(PeerId peer) {
    this.peer = peer;
  }

  void add(UniEmitter<? super Void> waiter) {
    if (waiting.size() == MOST) {
      waiter.fail(new ConnectFailedException(peer, MOST + " callers wait already"));
    } else {
      waiting.add(waiter);
    }
  }

  void opened() {
    take().forEach(waiter -> waiter.complete(null));
  }

  void failed(String reason) {
    take().forEach(waiter -> waiter.fail(new ConnectFailedException(peer, reason)));
  }

  /** Fails those who wait when the connect timeout is over, if it still holds then. */
  void failAfter(Terms terms, String reason, BooleanSupplier holds) {
    patience.cancel();
    patience =
        terms
            .loop()
            .after(
                terms.limits().connectTimeout(),
                () -> {
                  if (holds.getAsBoolean()) {
                    failed(reason);
                  }
                });
  }

  private List<UniEmitter<? super Void>> take() {
    patience.cancel();
    List<UniEmitter<? super Void>> taken = List.copyOf(waiting);
    waiting.clear();
    return taken;
  }
}
