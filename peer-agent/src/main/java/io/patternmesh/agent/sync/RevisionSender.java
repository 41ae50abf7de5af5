package io.patternmesh.agent.sync;

import io.patternmesh.agent.conversation.CreditGate;
import io.patternmesh.agent.conversation.FrameChannel;
import io.patternmesh.agent.conversation.KnownDigests;
import io.patternmesh.agent.registry.Registry;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.usage.PatternUsage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends revisions and usage to one peer: under its credit, and only what it may hold. Contents are
 * read from the registry for each batch, so that what waits for a slow peer is digests.
 */
public final class RevisionSender {

  private static final int BATCH = 64;

  private final Registry registry;
  private final FrameChannel frames;
  private final CreditGate credit;
  private final KnownDigests known;
  private final List<SyncCounters> counters;

  public RevisionSender(
      Registry registry,
      FrameChannel frames,
      CreditGate credit,
      KnownDigests known,
      List<SyncCounters> counters) {
    this.registry = registry;
    this.frames = frames;
    this.credit = credit;
    this.known = known;
    this.counters = List.copyOf(counters);
  }

  /**
   * Sends these revisions; those that it cannot or may not send are told to the peer as missing.
   */
  public Uni<Void> revisions(List<Digest> digests) {
    return inBatches(digests, this::revisionBatch);
  }

  /** Sends the usage of these patterns. */
  public Uni<Void> usages(List<String> patternIds) {
    return inBatches(patternIds, this::usageBatch);
  }

  private <T> Uni<Void> inBatches(List<T> all, BatchSender<T> sender) {
    List<T> rest = new ArrayList<>(all);
    return Multi.createBy()
        .repeating()
        .uni(() -> next(rest, sender))
        .whilst(done -> !rest.isEmpty())
        .collect()
        .last()
        .replaceWithVoid();
  }

  private <T> Uni<Done> next(List<T> rest, BatchSender<T> sender) {
    if (rest.isEmpty()) {
      return Uni.createFrom().item(new Done(0, 0));
    }
    return credit
        .take(Math.min(BATCH, rest.size()))
        .chain(
            taken ->
                sender
                    .send(List.copyOf(rest.subList(0, taken)))
                    .invoke(done -> credit.add(taken - done.credit()))
                    .invoke(done -> rest.subList(0, done.items()).clear())
                    .onFailure()
                    .invoke(failure -> credit.add(taken)));
  }

  private Uni<Done> revisionBatch(List<Digest> asked) {
    return registry.lookup(asked, List.of()).chain(found -> sendRevisions(asked, found));
  }

  private Uni<Done> sendRevisions(List<Digest> asked, MergeBatch found) {
    PeerId peer = frames.remote().id();
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
        .iterable(RevisionFrames.of(revisions, missing))
        .onItem()
        .transformToUniAndConcatenate(frames::send)
        .collect()
        .last()
        .invoke(
            () -> {
              revisions.forEach(revision -> known.add(revision.digest()));
              counters.forEach(counter -> counter.addSent(revisions.size()));
            })
        .replaceWith(new Done(reach, revisions.size()));
  }

  private Uni<Done> usageBatch(List<String> asked) {
    return registry
        .lookup(List.of(), asked)
        .map(MergeBatch::usages)
        .chain(usages -> sendUsages(usages).replaceWith(new Done(asked.size(), usages.size())));
  }

  private Uni<Void> sendUsages(List<PatternUsage> usages) {
    return Multi.createFrom()
        .iterable(RevisionFrames.ofUsages(usages))
        .onItem()
        .transformToUniAndConcatenate(frames::send)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** What one batch came to: how many items are dealt with, and how many took credit. */
  private record Done(int items, int credit) {}

  private interface BatchSender<T> {
    Uni<Done> send(List<T> batch);
  }
}
