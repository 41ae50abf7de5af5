package io.patternmesh.agent.event;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The agent's events: the latest are kept, so that a reader that comes back misses nothing.
 * Messages, of which peers send as many as they like, are kept apart and crowd out nothing else.
 */
@ApplicationScoped
public class EventFeed {

  private static final Logger LOG = Logger.getLogger(EventFeed.class);
  private static final int KEPT = 1_000;
  private static final int MESSAGES_KEPT = 200;

  private final Deque<AgentEvent> kept = new ArrayDeque<>();
  private final Deque<AgentEvent> messages = new ArrayDeque<>();
  private final BroadcastProcessor<AgentEvent> live = BroadcastProcessor.create();
  private final Clock clock;
  private long last;

  EventFeed(Clock clock) {
    this.clock = clock;
    this.last = clock.millis();
  }

  /** Tells everybody who listens, and keeps it for those who come back. */
  public synchronized void publish(EventType type, Map<String, Object> data) {
    AgentEvent event = new AgentEvent(++last, type, clock.instant(), data);
    if (type == EventType.MESSAGE) {
      keep(event, messages, MESSAGES_KEPT);
    } else {
      keep(event, kept, KEPT);
    }
    LOG.debugf("%s %s", type.word(), data);
    live.onNext(event);
  }

  /** The id after which only events to come follow. */
  public synchronized long last() {
    return last;
  }

  /**
   * The events after {@code id}, the latest 1,000 and the latest 200 messages of them, then those
   * to come. A reader that leaves 2,000 waiting fails; it can come back with the last id that it
   * saw.
   */
  public Multi<AgentEvent> after(long id) {
    return Multi.createFrom()
        .emitter(
            emitter -> {
              synchronized (this) {
                Stream.concat(kept.stream(), messages.stream())
                    .filter(event -> event.id() > id)
                    .sorted(Comparator.comparingLong(AgentEvent::id))
                    .forEach(emitter::emit);
                Cancellable subscription =
                    live.subscribe().with(emitter::emit, emitter::fail, emitter::complete);
                emitter.onTermination(subscription::cancel);
              }
            },
            2 * KEPT);
  }

  private static void keep(AgentEvent event, Deque<AgentEvent> latest, int most) {
    latest.add(event);
    if (latest.size() > most) {
      latest.remove();
    }
  }
}
