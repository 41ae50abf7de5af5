package io.patternmesh.agent.syncevent.kafka;

import io.patternmesh.agent.syncevent.event.SyncEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends events, from one thread of its own: a producer blocks while it looks for its brokers. After
 * a failure the producer is thrown away with all that it still holds, so that nothing is written
 * later than what is sent again; the next event opens a new one.
 */
public final class Outlet implements AutoCloseable {

  private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(2);
  private static final Duration CLOSES_WITHIN = Duration.ofSeconds(3);

  private final KafkaProperties properties;
  private final Records records;
  private final String servers;
  private final ExecutorService sender;

  /** Counts the producers; what was meant for an earlier one is not given to the next. */
  private final AtomicLong generation = new AtomicLong();

  private volatile RuntimeException lastFailure = new IllegalStateException("nothing failed yet");
  private Optional<Opened> opened = Optional.empty();

  private record Opened(long generation, Producer<byte[], byte[]> producer) {}

  public Outlet(KafkaProperties properties, Records records) {
    this.properties = properties;
    this.records = records;
    this.servers = properties.bootstrapServers().orElseThrow();
    ThreadPoolExecutor one =
        new ThreadPoolExecutor(
            1, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Outlet::thread);
    one.allowCoreThreadTimeOut(true);
    this.sender = one;
  }

  /** The client finds its classes through the thread that makes it. */
  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "sync-events");
    thread.setDaemon(true);
    thread.setContextClassLoader(Outlet.class.getClassLoader());
    return thread;
  }

  /** Finds the brokers and the topic; fails with {@link KafkaAwayException}. */
  public Uni<Void> open() {
    return onSender(
        (generation, emitter) -> {
          producer(generation);
          emitter.complete(null);
        });
  }

  /**
   * Sends an event and waits for its acknowledgement. Fails with {@link TooLargeException} when it
   * never will be taken, with {@link KafkaAwayException} when it may be later.
   */
  public Uni<Void> send(SyncEvent event) {
    return onSender(
        (generation, emitter) ->
            producer(generation)
                .send(
                    records.of(event),
                    (written, failure) -> {
                      if (failure == null) {
                        emitter.complete(null);
                      } else {
                        emitter.fail(failed(generation, failure));
                      }
                    }));
  }

  private interface Step {
    void take(long generation, UniEmitter<? super Void> emitter);
  }

  private Uni<Void> onSender(Step step) {
    return Uni.createFrom()
        .<Void>deferred(
            () -> {
              long mine = generation.get();
              return Uni.createFrom()
                  .<Void>emitter(
                      emitter -> {
                        try {
                          step.take(mine, emitter);
                        } catch (RuntimeException failure) {
                          emitter.fail(failed(mine, failure));
                        }
                      })
                  .runSubscriptionOn(sender);
            });
  }

  private Throwable failed(long mine, Throwable failure) {
    if (failure instanceof RecordTooLargeException
        || failure instanceof RecordBatchTooLargeException) {
      return new TooLargeException(failure);
    }
    KafkaAwayException away = KafkaAwayException.of(records.topic(), servers, failure);
    if (mine == generation.get()) {
      lastFailure = away;
      generation.compareAndSet(mine, mine + 1);
    }
    return away;
  }

  /** On the sender's thread only. */
  private Producer<byte[], byte[]> producer(long mine) {
    long current = generation.get();
    if (opened.isPresent() && opened.get().generation() != current) {
      shut();
    }
    if (mine != current) {
      throw lastFailure;
    }
    if (opened.isEmpty()) {
      Producer<byte[], byte[]> producer =
          new KafkaProducer<>(
              properties.producer(), new ByteArraySerializer(), new ByteArraySerializer());
      opened = Optional.of(new Opened(current, producer));
      findTopic(producer);
    }
    return opened.get().producer();
  }

  private void findTopic(Producer<byte[], byte[]> producer) {
    try {
      producer.partitionsFor(records.topic());
    } catch (RuntimeException failure) {
      shut();
      throw failure;
    }
  }

  private void shut() {
    opened.ifPresent(old -> old.producer().close(Duration.ZERO));
    opened = Optional.empty();
  }

  /**
   * Gives what was sent two seconds to be acknowledged, then ends. Waits for that, so not to be
   * called on an event loop; no longer than three seconds, also where a producer that looks for its
   * brokers holds the thread.
   */
  @Override
  public void close() {
    sender.execute(() -> opened.ifPresent(last -> last.producer().close(ACKNOWLEDGED_WITHIN)));
    sender.shutdown();
    try {
      sender.awaitTermination(CLOSES_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
