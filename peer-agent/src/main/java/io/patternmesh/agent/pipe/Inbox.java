package io.patternmesh.agent.pipe;

import io.smallrye.mutiny.operators.AbstractMulti;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Messages that came and were not read yet, as a stream for one subscriber. Writers only enqueue;
 * the subscriber is called on the executor, one signal after the other. Bounded in bytes: the
 * message that does not fit ends the stream, at once and for good, with the failure that {@link
 * #fail} is given by whoever was told.
 */
public final class Inbox extends AbstractMulti<byte[]> implements Subscription {

  /** What holding a message takes besides its bytes, about: the smallest are no way round. */
  private static final long OVERHEAD = 64;

  private final long capacity;
  private final Executor executor;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
  private final AtomicInteger wakeUps = new AtomicInteger();
  private long waitingBytes;
  private long requested;
  private boolean ended;
  private boolean cancelled;
  private Optional<Throwable> failure = Optional.empty();
  private Optional<MultiSubscriber<? super byte[]>> subscriber = Optional.empty();

  /**
   * @param capacity the most bytes that may wait, those that hold the messages among them
   * @param executor where the subscriber is called
   */
  public Inbox(long capacity, Executor executor) {
    this.capacity = capacity;
    this.executor = executor;
  }

  /**
   * Adds a message; after the end, or once the reader has cancelled, it is discarded.
   *
   * @return false when it does not fit: the caller must {@link #fail} the stream
   */
  public boolean offer(byte[] message) {
    lock.lock();
    try {
      if (ended || cancelled) {
        return true;
      }
      if (waitingBytes + message.length + OVERHEAD * (waiting.size() + 1) > capacity) {
        return false;
      }
      waiting.add(message);
      waitingBytes += message.length;
    } finally {
      lock.unlock();
    }
    wake();
    return true;
  }

  /** How many bytes wait to be read. */
  public long waiting() {
    lock.lock();
    try {
      return waitingBytes;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the stream after the messages that wait. */
  public void complete() {
    end(Optional.empty());
  }

  /** Ends the stream with a failure, now; what waits is discarded. */
  public void fail(Throwable cause) {
    end(Optional.of(cause));
  }

  private void end(Optional<Throwable> cause) {
    lock.lock();
    try {
      if (ended) {
        return;
      }
      ended = true;
      failure = cause;
      if (cause.isPresent()) {
        discard();
      }
    } finally {
      lock.unlock();
    }
    wake();
  }

  @Override
  public void subscribe(MultiSubscriber<? super byte[]> candidate) {
    lock.lock();
    boolean first = subscriber.isEmpty();
    if (first) {
      subscriber = Optional.of(candidate);
    }
    lock.unlock();
    if (first) {
      candidate.onSubscribe(this);
      wake();
    } else {
      candidate.onSubscribe(NOTHING);
      candidate.onFailure(
          new IllegalStateException("messages of a channel are for one subscriber; share them"));
    }
  }

  @Override
  public void request(long n) {
    lock.lock();
    try {
      if (n <= 0) {
        ended = true;
        discard();
        failure = Optional.of(new IllegalArgumentException("request of 1 or more expected: " + n));
      } else {
        requested = requested + n < 0 ? Long.MAX_VALUE : requested + n;
      }
    } finally {
      lock.unlock();
    }
    wake();
  }

  @Override
  public void cancel() {
    lock.lock();
    cancelled = true;
    discard();
    lock.unlock();
  }

  private void discard() {
    waiting.clear();
    waitingBytes = 0;
  }

  private void wake() {
    if (wakeUps.getAndIncrement() == 0) {
      executor.execute(this::drain);
    }
  }

  private void drain() {
    int seen = 1;
    do {
      while (deliverNext()) {
        // deliverNext does the work
      }
      seen = wakeUps.addAndGet(-seen);
    } while (seen != 0);
  }

  /** Gives the subscriber one signal, outside the lock; false when there is none to give. */
  private boolean deliverNext() {
    MultiSubscriber<? super byte[]> reader;
    Optional<byte[]> next = Optional.empty();
    lock.lock();
    try {
      if (subscriber.isEmpty() || cancelled) {
        return false;
      }
      reader = subscriber.get();
      if (!waiting.isEmpty() && requested > 0) {
        byte[] message = waiting.poll();
        waitingBytes -= message.length;
        requested = requested == Long.MAX_VALUE ? requested : requested - 1;
        next = Optional.of(message);
      } else if (!ended || !waiting.isEmpty()) {
        return false;
      } else {
        cancelled = true;
      }
    } finally {
      lock.unlock();
    }
    if (next.isPresent()) {
      reader.onItem(next.get());
    } else if (failure.isPresent()) {
      reader.onFailure(failure.get());
    } else {
      reader.onCompletion();
    }
    return true;
  }

  private static final Subscription NOTHING =
      new Subscription() {
        @Override
        public void request(long n) {
          // a refused subscriber gets a failure and no items
        }

        @Override
        public void cancel() {
          // there is nothing to cancel
        }
      };
}
