package io.patternmesh.agent.sync;

import io.opentelemetry.api.trace.SpanKind;
import io.patternmesh.agent.conversation.BatchQueue;
import io.patternmesh.agent.conversation.FrameChannel;
import io.patternmesh.agent.conversation.ProtocolException;
import io.patternmesh.agent.event.EventFeed;
import io.patternmesh.agent.event.EventType;
import io.patternmesh.agent.registry.MergeBatches;
import io.patternmesh.agent.registry.MergeResult;
import io.patternmesh.agent.registry.MergeResult.Kind;
import io.patternmesh.agent.registry.MergeResult.Outcome;
import io.patternmesh.agent.registry.Patience;
import io.patternmesh.agent.registry.Registry;
import io.patternmesh.agent.trace.Tracing;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.trace.TraceParent;
import io.patternmesh.model.usage.PatternUsage;
import io.patternmesh.model.usage.UsageCounter;
import io.patternmesh.model.wire.Frame;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes what one peer sends, merges it into the library and gives the credit back. At most the
 * granted window waits here; a peer that sends more ends its session.
 */
final class RevisionReceiver {

  private final Registry registry;
  private final Tracing tracing;
  private final FrameChannel frames;
  private final PeerId self;
  private final EventFeed events;
  private final List<SyncCounters> counters;
  private final Arrivals arrivals;
  private final AtomicLong granted;
  private final int window;
  private final BatchQueue<Object> queue;

  /**
   * @param window how many revisions and counters may be under way
   * @param arrivals told what became of each item
   */
  RevisionReceiver(
      Registry registry,
      Tracing tracing,
      FrameChannel frames,
      PeerId self,
      EventFeed events,
      List<SyncCounters> counters,
      int window,
      Arrivals arrivals) {
    this.registry = registry;
    this.tracing = tracing;
    this.frames = frames;
    this.self = self;
    this.events = events;
    this.counters = List.copyOf(counters);
    this.window = window;
    this.granted = new AtomicLong(window);
    this.arrivals = arrivals;
    this.queue = new BatchQueue<>(new ArrayDeque<>(), window);
  }

  /** Takes what a frame brought. */
  public void receive(Frame.Revisions frame) {
    List<Optional<TraceParent>> traces = frame.traces();
    List<MergeItem> items = new ArrayList<>();
    for (Revision revision : frame.revisions()) {
      Optional<TraceParent> trace = traces.isEmpty() ? Optional.empty() : traces.get(items.size());
      items.add(MergeItem.of(revision).tracedBy(trace));
    }
    enqueue(items);
  }

  /** Takes counters that a frame brought. */
  public void receiveUsages(List<PatternUsage> usages) {
    enqueue(usages);
  }

  private void enqueue(List<?> items) {
    if (granted.addAndGet(-items.size()) < 0 || !queue.offer(items)) {
      throw new ProtocolException(
          "the peer sent "
              + items.size()
              + " items and had less credit than that; it is given back when items are merged, up"
              + " to "
              + window);
    }
  }

  /** Merges what comes, batch after batch, for as long as it is subscribed to. */
  public Multi<Void> merges() {
    return queue.batches(window).onItem().transformToUniAndConcatenate(this::merge);
  }

  private Uni<Void> merge(List<Object> batch) {
    List<MergeItem> revisions = new ArrayList<>();
    List<PatternUsage> usages = new ArrayList<>();
    for (Object item : batch) {
      if (item instanceof PatternUsage usage) {
        usages.add(usage);
      } else if (item instanceof MergeItem revision && mayHold(revision.revision())) {
        revisions.add(revision);
      }
    }
    return Multi.createFrom()
        .iterable(MergeBatches.of(revisions))
        .onItem()
        .transformToUniAndConcatenate(this::mergeRevisions)
        .collect()
        .last()
        .chain(() -> mergeUsages(usages))
        .chain(() -> grant(batch.size()));
  }

  private Uni<Void> mergeRevisions(MergeBatch batch) {
    List<Optional<TraceParent>> from = batch.items().stream().map(MergeItem::trace).toList();
    return tracing
        .following(
            "merge from peer",
            SpanKind.CONSUMER,
            from.stream().flatMap(Optional::stream).toList(),
            here -> merge(batch, Tracing.onward(from, here), here))
        .invoke(result -> report(batch, result))
        .replaceWithVoid();
  }

  private Uni<MergeResult> merge(
      MergeBatch batch, List<Optional<TraceParent>> traces, Optional<TraceParent> here) {
    List<MergeItem> items = new ArrayList<>();
    for (MergeItem item : batch.items()) {
      items.add(item.tracedBy(traces.get(items.size())));
    }
    return Patience.with(registry.merge(new MergeBatch(items, batch.usages()), here));
  }

  private Uni<Void> mergeUsages(List<PatternUsage> usages) {
    List<PatternUsage> counted =
        usages.stream().filter(usage -> !usage.counter().equals(UsageCounter.ZERO)).toList();
    Uni<?> merged =
        counted.isEmpty()
            ? Uni.createFrom().voidItem()
            : Patience.with(registry.merge(new MergeBatch(List.of(), counted)));
    return merged
        .invoke(() -> usages.forEach(usage -> arrivals.counted(usage.patternId())))
        .replaceWithVoid();
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

  private void report(MergeBatch batch, MergeResult result) {
    int merged = 0;
    for (int i = 0; i < batch.items().size(); i++) {
      Revision revision = batch.items().get(i).revision();
      Outcome outcome = result.outcomes().get(i);
      if (outcome.kind() == Kind.REJECTED) {
        refuse(revision, outcome.reason().orElse("no reason given"));
        continue;
      }
      merged++;
      arrivals.merged(revision);
      if (outcome.kind() == Kind.APPLIED || outcome.kind() == Kind.CONFLICT) {
        events.publish(EventType.PATTERN_RECEIVED, described(revision));
      }
    }
    int received = merged;
    counters.forEach(counter -> counter.addReceived(received));
    counters.forEach(counter -> counter.addConflicts(result.count(Kind.CONFLICT)));
  }

  private void refuse(Revision revision, String reason) {
    arrivals.refused(revision);
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
