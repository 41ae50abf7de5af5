package io.patternmesh.agent.mesh;

import io.patternmesh.agent.channel.ConnectFailedException;
import io.patternmesh.model.identity.PeerId;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;

/** Those who called connect and have no answer yet. On the loop. */
final class Waiters {

  private static final int MOST = 100;

  private final PeerId peer;
  private final List<UniEmitter<? super Void>> waiting = new ArrayList<>();

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

  private List<UniEmitter<? super Void>> take() {
    List<UniEmitter<? super Void>> taken = List.copyOf(waiting);
    waiting.clear();
    return taken;
  }
}
