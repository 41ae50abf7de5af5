package io.patternmesh.agent.sync;

import io.opentelemetry.api.trace.SpanKind;
import io.patternmesh.agent.conversation.CreditGate;
import io.patternmesh.agent.conversation.FrameChannel;
import io.patternmesh.agent.conversation.KnownDigests;
import io.patternmesh.agent.index.HeadIndex;
import io.patternmesh.agent.registry.Patience;
import io.patternmesh.agent.registry.Registry;
import io.patternmesh.agent.trace.RecentTraces;
import io.patternmesh.agent.trace.Tracing;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.trace.TraceParent;
import io.patternmesh.model.usage.PatternUsage;
import io.patternmesh.model.usage.UsageCounter;
import io.patternmesh.model.wire.Frame;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends revisions and usage to one peer: under its credit, and only what it may hold. Contents are
 * read from the registry for each batch, so that what waits for a slow peer is digests.
 */
public final class RevisionSender {

  private static final int BATCH = 64;

  private final HeadIndex index;
  private final Registry registry;
  private final FrameChannel frames;
  private final PeerId peer;
  private final CreditGate credit;
  private final KnownDigests known;
  private final Tracing tracing;
  private final RecentTraces traces;
  private final List<SyncCounters> counters;

  public RevisionSender(
      HeadIndex index,
      Registry registry,
      FrameChannel frames,
      CreditGate credit,
      KnownDigests known,
      Tracing tracing,
      RecentTraces traces,
      List<SyncCounters> counters) {
    this.index = index;
    this.registry = registry;
    this.frames = frames;
    this.peer = frames.remote().id();
    this.credit = credit;
    this.known = known;
    this.tracing = tracing;
    this.traces = traces;
    this.counters = List.copyOf(counters);
  }

  /**
   * Sends these revisions; those that it cannot or may not send are told to the peer as missing.
   */
  public Uni<Void> revisions(List<Digest> digests) {
    return inBatches(digests, this::revisionBatch);
  }

  /** Sends the usage of these patterns; of one that the peer is not shown, none. */
  public Uni<Void> usages(List<String> patternIds) {
    return inBatches(patternIds, this::usageBatch);
  }

  private <T> Uni<Void> inBatches(List<T> all, BatchSender<T> sender) {
    return Uni.createFrom()
        .deferred(
            () -> {
              List<T> rest = new ArrayList<>(all);
              return Multi.createBy()
                  .repeating()
                  .uni(() -> next(rest, sender))
                  .whilst(done -> !rest.isEmpty())
                  .collect()
                  .last()
                  .replaceWithVoid();
            });
  }

  private <T> Uni<Integer> next(List<T> rest, BatchSender<T> sender) {
    if (rest.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    return credit.lend(
        Math.min(BATCH, rest.size()),
        lease ->
            sender
                .send(List.copyOf(rest.subList(0, lease.size())), lease)
                .invoke(done -> rest.subList(0, done).clear()));
  }

  private Uni<Integer> revisionBatch(List<Digest> asked, CreditGate.Lease lease) {
    return Patience.with(registry.lookup(asked, List.of()))
        .chain(found -> sendRevisions(asked, found, lease));
  }

  private Uni<Integer> sendRevisions(List<Digest> asked, MergeBatch found, CreditGate.Lease lease) {
    List<Revision> revisions =
        found.items().stream()
            .map(MergeItem::revision)
            .filter(revision -> revision.mayBeHeldBy(peer))
            .toList();
    List<Digest> answered = found.items().stream().map(item -> item.revision().digest()).toList();
    // A full answer of the registry may stop early: what follows its last item is asked for again.
    int reach =
        answered.isEmpty() ? asked.size() : asked.indexOf(answered.get(answered.size() - 1)) + 1;
    List<Digest> missing = new ArrayList<>(asked.subList(0, reach));
    revisions.forEach(revision -> missing.remove(revision.digest()));
    return Multi.createFrom()
        .iterable(RevisionFrames.of(revisions, missing, traces::of))
        .onItem()
        .transformToUniAndConcatenate(
            frame -> traced(frame, lease).invoke(() -> sent(frame.revisions())))
        .collect()
        .last()
        .replaceWith(reach);
  }

  private Uni<Void> traced(Frame.Revisions frame, CreditGate.Lease lease) {
    return tracing.following(
        "send to peer",
        SpanKind.PRODUCER,
        frame.traces().stream().flatMap(Optional::stream).toList(),
        here -> spending(frame.revisions().size(), lease, told(frame, here)));
  }

  private static Frame told(Frame.Revisions frame, Optional<TraceParent> here) {
    return new Frame.Revisions(
        frame.revisions(), frame.missing(), Tracing.onward(frame.traces(), here));
  }

  private void sent(List<Revision> revisions) {
    revisions.forEach(revision -> known.add(revision.digest()));
    counters.forEach(counter -> counter.addSent(revisions.size()));
  }

  /** Every counter asked for is answered, so that whoever asks knows when to ask on. */
  private Uni<Integer> usageBatch(List<String> asked, CreditGate.Lease lease) {
    List<String> shown =
        asked.stream()
            .filter(id -> index.find(id).flatMap(entry -> entry.shownTo(peer)).isPresent())
            .toList();
    return Patience.with(registry.lookup(List.of(), shown))
        .map(found -> answers(asked, found.usages()))
        .onItem()
        .transformToMulti(usages -> Multi.createFrom().iterable(RevisionFrames.of(usages)))
        .onItem()
        .transformToUniAndConcatenate(frame -> spending(frame.usages().size(), lease, frame))
        .collect()
        .last()
        .replaceWith(asked.size());
  }

  private static List<PatternUsage> answers(List<String> asked, List<PatternUsage> found) {
    Map<String, PatternUsage> byId = new HashMap<>();
    found.forEach(usage -> byId.put(usage.patternId(), usage));
    return asked.stream()
        .map(id -> byId.getOrDefault(id, new PatternUsage(id, UsageCounter.ZERO)))
        .toList();
  }

  /** A frame that is on its way stays on its way, so its credit is spent before it is sent. */
  private Uni<Void> spending(int n, CreditGate.Lease lease, Frame frame) {
    return Uni.createFrom()
        .deferred(
            () -> {
              lease.spend(n);
              return frames.send(frame);
            });
  }

  /** Deals with some of a batch, from its beginning, and tells with how many items. */
  private interface BatchSender<T> {
    Uni<Integer> send(List<T> batch, CreditGate.Lease lease);
  }
}
