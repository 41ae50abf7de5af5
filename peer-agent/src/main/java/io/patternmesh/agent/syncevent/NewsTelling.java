package io.patternmesh.agent.syncevent;

import io.patternmesh.agent.conversation.BatchQueue;
import io.patternmesh.agent.event.EventFeed;
import io.patternmesh.agent.syncevent.event.SyncEvent;
import io.patternmesh.agent.syncevent.news.NewsEvents;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells of peers and comparisons. They are kept nowhere but here: up to 1,000 wait while Kafka is
 * away, more are dropped and counted, and what waits ends with the agent.
 */
final class NewsTelling {

  private static final int WAITING = 1_000;
  private static final int BATCH = 100;

  private final EventFeed feed;
  private final NewsEvents events;
  private final Delivery delivery;
  private final Progress progress;
  private final BatchQueue<SyncEvent> queue = new BatchQueue<>(new ArrayDeque<>(), WAITING);
  private final AtomicBoolean overflowing = new AtomicBoolean();

  NewsTelling(EventFeed feed, NewsEvents events, Delivery delivery, Progress progress) {
    this.feed = feed;
    this.events = events;
    this.delivery = delivery;
    this.progress = progress;
  }

  /** Tells what happens from now on; endless. */
  Multi<Void> run() {
    return Multi.createBy()
        .merging()
        .streams(
            delivery
                .persistently(() -> feed.after(feed.last()))
                .invoke(event -> events.of(event).ifPresent(this::keep))
                .onItem()
                .ignore(),
            queue.batches(BATCH).onItem().transformToUniAndConcatenate(this::tell));
  }

  private void keep(SyncEvent event) {
    if (!queue.offer(List.of(event))) {
      progress.dropped(1, !overflowing.getAndSet(true));
    }
  }

  private Uni<Void> tell(List<SyncEvent> batch) {
    return delivery
        .persistently(() -> delivery.all(batch).replaceWith(true).toMulti())
        .onItem()
        .invoke(this::caughtUp)
        .onItem()
        .ignoreAsUni();
  }

  /** Where Kafka is slow the queue overflows again after each batch; that is the same outage. */
  private void caughtUp() {
    if (queue.size() == 0) {
      overflowing.set(false);
    }
  }
}
