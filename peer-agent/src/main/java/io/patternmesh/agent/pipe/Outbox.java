package io.patternmesh.agent.pipe;

import io.patternmesh.agent.channel.ChannelClosedException;
import io.patternmesh.agent.channel.OutboxFullException;
import io.patternmesh.agent.channel.PeerChannel;
import io.patternmesh.model.identity.PeerId;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Messages that wait for their turn on the wire. A message goes out only while less than the
 * high-water mark is buffered there; the wire has no event for that, so it is asked again after a
 * moment. What waits is bounded too, at {@link #CAPACITY} bytes.
 */
public final class Outbox {

  /** The most bytes that callers may leave waiting. */
  public static final long CAPACITY = 16L << 20;

  private static final Duration POLL = Duration.ofMillis(2);

  private record Letter(byte[] message, UniEmitter<? super Void> sender) {}

  private final PeerId peer;
  private final Wire wire;
  private final long highWater;
  private final Executor executor;
  private final ArrayDeque<Letter> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private boolean pumping;
  private Optional<String> closed = Optional.empty();
  private long sent;

  /**
   * @param highWater bytes that may be buffered on the wire
   * @param executor where senders hear that their message went out
   */
  public Outbox(PeerId peer, Wire wire, long highWater, Executor executor) {
    this.peer = peer;
    this.wire = wire;
    this.highWater = highWater;
    this.executor = executor;
  }

  /** See {@link PeerChannel#send}. */
  public Uni<Void> send(byte[] message) {
    if (message.length == 0 || message.length > PeerChannel.MAX_MESSAGE_BYTES) {
      return Uni.createFrom()
          .failure(
              new IllegalArgumentException(
                  "message to peer "
                      + peer
                      + ": 1 to "
                      + PeerChannel.MAX_MESSAGE_BYTES
                      + " bytes expected, got "
                      + message.length
                      + "; split it"));
    }
    return Uni.createFrom().emitter(sender -> enqueue(new Letter(message, sender)));
  }

  /** Payload bytes handed to the wire so far. */
  public synchronized long sent() {
    return sent;
  }

  /** How many bytes wait to be handed to the wire. */
  public synchronized long waiting() {
    return waitingBytes;
  }

  /** Fails what waits and everything that comes later. */
  public void close(String reason) {
    List<Letter> unsent;
    synchronized (this) {
      closed = closed.or(() -> Optional.of(reason));
      unsent = new ArrayList<>(waiting);
      waiting.clear();
      waitingBytes = 0;
    }
    unsent.forEach(letter -> fail(letter, new ChannelClosedException(peer, reason)));
  }

  private void enqueue(Letter letter) {
    Optional<RuntimeException> refusal = Optional.empty();
    boolean start = false;
    synchronized (this) {
      if (closed.isPresent()) {
        refusal = Optional.of(new ChannelClosedException(peer, closed.get()));
      } else if (waitingBytes + letter.message.length > CAPACITY) {
        refusal = Optional.of(new OutboxFullException(peer, waitingBytes, CAPACITY));
      } else {
        waiting.add(letter);
        waitingBytes += letter.message.length;
        start = !pumping;
        pumping = true;
      }
    }
    refusal.ifPresent(cause -> fail(letter, cause));
    if (start) {
      wire.execute(this::pump);
    }
  }

  /** On the wire's thread: sends while there is room, comes back later while there is none. */
  private void pump() {
    while (true) {
      Letter letter;
      synchronized (this) {
        if (waiting.isEmpty()) {
          pumping = false;
          return;
        }
        letter = waiting.peek();
      }
      try {
        if (wire.buffered() >= highWater) {
          wire.executeAfter(POLL, this::pump);
          return;
        }
        wire.send(letter.message);
        if (take(letter)) {
          executor.execute(() -> letter.sender.complete(null));
        }
      } catch (RuntimeException e) {
        close(e.getMessage());
      }
    }
  }

  /** Removes the letter that was sent; false when closing has failed it already. */
  private synchronized boolean take(Letter letter) {
    sent += letter.message.length;
    if (waiting.peek() != letter) {
      return false;
    }
    waiting.poll();
    waitingBytes -= letter.message.length;
    return true;
  }

  private void fail(Letter letter, Throwable cause) {
    executor.execute(() -> letter.sender.fail(cause));
  }
}
