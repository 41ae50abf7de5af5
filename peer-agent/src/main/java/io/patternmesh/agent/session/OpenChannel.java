package io.patternmesh.agent.session;

import io.patternmesh.agent.channel.ChannelStats;
import io.patternmesh.agent.channel.PeerChannel;
import io.patternmesh.agent.channel.RemotePeer;
import io.patternmesh.agent.pipe.Inbox;
import io.patternmesh.agent.pipe.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** The channel of an open session. */
final class OpenChannel implements PeerChannel {

  private final RemotePeer remote;
  private final Inbox inbox;
  private final Outbox outbox;
  private final Meter meter;
  private final Instant openedAt;
  private final Executor workers;
  private final Function<String, Uni<Void>> closing;
  private final CompletableFuture<String> closed = new CompletableFuture<>();

  /**
   * @param closing ends the session; done when nothing of it is left
   */
  OpenChannel(
      RemotePeer remote,
      Inbox inbox,
      Outbox outbox,
      Meter meter,
      Instant openedAt,
      Executor workers,
      Function<String, Uni<Void>> closing) {
    this.remote = remote;
    this.inbox = inbox;
    this.outbox = outbox;
    this.meter = meter;
    this.openedAt = openedAt;
    this.workers = workers;
    this.closing = closing;
  }

  @Override
  public RemotePeer remote() {
    return remote;
  }

  @Override
  public Multi<byte[]> messages() {
    return inbox;
  }

  @Override
  public Uni<Void> send(byte[] message) {
    return outbox.send(message);
  }

  @Override
  public Uni<Void> close(String reason) {
    return closing.apply(reason).emitOn(workers);
  }

  @Override
  public Uni<String> closed() {
    return Uni.createFrom().completionStage(() -> closed.copy()).emitOn(workers);
  }

  @Override
  public ChannelStats stats() {
    return new ChannelStats(
        meter.roundTrip(),
        meter.path(),
        outbox.sent(),
        meter.received(),
        inbox.waiting(),
        outbox.waiting(),
        openedAt);
  }

  void end(String reason) {
    outbox.close(reason);
    closed.complete(reason);
  }
}
