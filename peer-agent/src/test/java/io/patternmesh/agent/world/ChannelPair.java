package io.patternmesh.agent.world;

import io.patternmesh.agent.channel.ChannelClosedException;
import io.patternmesh.agent.channel.ChannelStats;
import io.patternmesh.agent.channel.PeerChannel;
import io.patternmesh.agent.channel.RemotePeer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Two ends of one channel in memory: ordered, reliable until it is cut. */
public final class ChannelPair {

  private final End left;
  private final End right;

  /** A channel between these two. */
  public ChannelPair(Member left, Member right) {
    this.left = new End(right.remote());
    this.right = new End(left.remote());
    this.left.other = this.right;
    this.right.other = this.left;
  }

  /** The end that {@code left} holds. */
  public End left() {
    return left;
  }

  public End right() {
    return right;
  }

  /** Ends it, for both. */
  public void cut() {
    left.end("cut");
    right.end("cut");
  }

  /** One end. */
  public static final class End implements PeerChannel {

    private final RemotePeer remote;
    private final UnicastProcessor<byte[]> incoming = UnicastProcessor.create();
    private final List<byte[]> sent = new CopyOnWriteArrayList<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private volatile boolean stuck;
    private End other;

    private End(RemotePeer remote) {
      this.remote = remote;
    }

    /** Every message that was sent from here. */
    public List<byte[]> sent() {
      return List.copyOf(sent);
    }

    /** From now on nothing that is sent from here is taken, as with a peer that was killed. */
    public void stick() {
      stuck = true;
    }

    @Override
    public RemotePeer remote() {
      return remote;
    }

    @Override
    public Multi<byte[]> messages() {
      return incoming.emitOn(Infrastructure.getDefaultWorkerPool());
    }

    @Override
    public Uni<Void> send(byte[] message) {
      return Uni.createFrom()
          .deferred(
              () -> {
                if (stuck) {
                  return Uni.createFrom().nothing();
                }
                if (closed.isDone()) {
                  return Uni.createFrom()
                      .failure(new ChannelClosedException(remote.id(), closed.join()));
                }
                sent.add(message);
                other.take(message);
                return Uni.createFrom().voidItem();
              });
    }

    private synchronized void take(byte[] message) {
      incoming.onNext(message);
    }

    private synchronized void end(String reason) {
      if (closed.complete(reason)) {
        incoming.onComplete();
      }
    }

    @Override
    public Uni<Void> close(String reason) {
      return Uni.createFrom()
          .deferred(
              () -> {
                end(reason);
                other.end(reason);
                return Uni.createFrom().voidItem();
              });
    }

    @Override
    public Uni<String> closed() {
      return Uni.createFrom().completionStage(closed::copy);
    }

    @Override
    public ChannelStats stats() {
      return new ChannelStats(Optional.empty(), Optional.empty(), 0, 0, 0, 0, Instant.EPOCH);
    }
  }
}
