package io.patternmesh.agent.sync;

import io.patternmesh.agent.conversation.BatchQueue;
import io.patternmesh.agent.conversation.FrameChannel;
import io.patternmesh.agent.conversation.ProtocolException;
import io.patternmesh.agent.event.EventFeed;
import io.patternmesh.agent.event.EventType;
import io.patternmesh.agent.registry.MergeResult;
import io.patternmesh.agent.registry.MergeResult.Kind;
import io.patternmesh.agent.registry.MergeResult.Outcome;
import io.patternmesh.agent.registry.Registry;
import io.patternmesh.agent.registry.RegistryException;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.usage.PatternUsage;
import io.patternmesh.model.wire.Frame;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/**
 * Takes what one peer sends, merges it into the library and gives the credit back. At most the
 * granted window waits here; a peer that sends more ends its session.
 */
public final class RevisionReceiver {

  private static final Duration FIRST_RETRY = Duration.ofMillis(200);
  private static final Duration LAST_RETRY = Duration.ofSeconds(5);

  private final Registry registry;
  private final FrameChannel frames;
  private final PeerId self;
  private final EventFeed events;
  private final List<SyncCounters> counters;
  private final BiConsumer<Revision, Boolean> settled;
  private final AtomicLong granted;
  private final int window;
  private final BatchQueue<Object> queue;

  /**
   * @param window how many revisions and counters may be under way
   * @param settled told of each revision when it was merged (true) or refused (false)
   */
  public RevisionReceiver(
      Registry registry,
      FrameChannel frames,
      PeerId self,
      EventFeed events,
      List<SyncCounters> counters,
      int window,
      BiConsumer<Revision, Boolean> settled) {
    this.registry = registry;
    this.frames = frames;
    this.self = self;
    this.events = events;
    this.counters = List.copyOf(counters);
    this.window = window;
    this.granted = new AtomicLong(window);
    this.settled = settled;
    this.queue = new BatchQueue<>(new ArrayDeque<>(), window);
  }

  /** Takes what a frame brought. */
  public void receive(List<Revision> revisions) {
    enqueue(revisions);
  }

  /** Takes counters that a frame brought. */
  public void receiveUsages(List<PatternUsage> usages) {
    enqueue(usages);
  }

  private void enqueue(List<?> items) {
    if (granted.addAndGet(-items.size()) < 0 || !queue.offer(items)) {
      throw new ProtocolException(
          "the peer sent " + items.size() + " items more than the credit it had, of " + window);
    }
  }

  /** Merges what comes, batch after batch, for as long as it is subscribed to. */
  public Multi<Void> merges() {
    return queue.batches(window).onItem().transformToUniAndConcatenate(this::merge);
  }

  private Uni<Void> merge(List<Object> batch) {
    List<Revision> admissible = new ArrayList<>();
    List<PatternUsage> usages = new ArrayList<>();
    for (Object item : batch) {
      if (item instanceof PatternUsage usage) {
        usages.add(usage);
      } else if (item instanceof Revision revision && mayHold(revision)) {
        admissible.add(revision);
      }
    }
    return registry
        .merge(admissible.stream().map(MergeItem::of).toList(), usages)
        .onFailure(RevisionReceiver::mayPass)
        .retry()
        .withBackOff(FIRST_RETRY, LAST_RETRY)
        .indefinitely()
        .invoke(result -> report(admissible, result))
        .chain(() -> grant(batch.size()));
  }

  private static boolean mayPass(Throwable failure) {
    return failure instanceof RegistryException refused && refused.status() >= 500;
  }

  private Uni<Void> grant(int n) {
    granted.addAndGet(n);
    return frames.send(new Frame.Credit(n));
  }

  private boolean mayHold(Revision revision) {
    if (revision.mayBeHeldBy(self)) {
      return true;
    }
    refuse(revision, "it is directed to others, this member may not hold it");
    return false;
  }

  private void report(List<Revision> revisions, MergeResult result) {
    for (int i = 0; i < revisions.size(); i++) {
      Revision revision = revisions.get(i);
      Outcome outcome = result.outcomes().get(i);
      if (outcome.kind() == Kind.REJECTED) {
        refuse(revision, outcome.reason().orElse("no reason given"));
        continue;
      }
      settled.accept(revision, true);
      if (outcome.kind() == Kind.APPLIED || outcome.kind() == Kind.CONFLICT) {
        events.publish(EventType.PATTERN_RECEIVED, described(revision));
      }
    }
    counters.forEach(counter -> counter.addReceived(revisions.size()));
    counters.forEach(counter -> counter.addConflicts(result.count(Kind.CONFLICT)));
  }

  private void refuse(Revision revision, String reason) {
    settled.accept(revision, false);
    counters.forEach(counter -> counter.addRefused(1));
    events.publish(
        EventType.REVISION_REFUSED,
        Map.of(
            "peerId", frames.remote().id().value(),
            "patternId", revision.patternId(),
            "reason", reason));
  }

  private Map<String, Object> described(Revision revision) {
    return Map.of(
        "peerId", frames.remote().id().value(),
        "patternId", revision.patternId(),
        "digest", revision.digest().toString(),
        "version", revision.body().version(),
        "deleted", revision.body().deleted(),
        "sharedBy", revision.sharedBy().value());
  }
}
