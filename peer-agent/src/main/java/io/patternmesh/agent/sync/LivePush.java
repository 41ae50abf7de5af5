package io.patternmesh.agent.sync;

import io.patternmesh.agent.conversation.BatchQueue;
import io.patternmesh.agent.conversation.FrameChannel;
import io.patternmesh.agent.conversation.KnownDigests;
import io.patternmesh.agent.index.HeadEntry;
import io.patternmesh.agent.index.HeadIndex;
import io.patternmesh.agent.index.VisibleHead;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.reconcile.HeadSummary;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.wire.Frame;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Brings what changes here to one peer at once. A member's own revision is sent whole; one that
 * came from another member is announced, and the peer asks for it where it did not come to it
 * already. A pattern that changes again while it waits is sent once, as it is then.
 */
final class LivePush {

  private static final int BATCH = 100;

  private final HeadIndex index;
  private final FrameChannel frames;
  private final RevisionSender sender;
  private final KnownDigests known;
  private final PeerId self;
  private final BatchQueue<String> patterns;
  private final BatchQueue<String> usages;

  LivePush(
      HeadIndex index,
      FrameChannel frames,
      RevisionSender sender,
      KnownDigests known,
      PeerId self,
      int maxPending) {
    this.index = index;
    this.frames = frames;
    this.sender = sender;
    this.known = known;
    this.self = self;
    this.patterns = new BatchQueue<>(new LinkedHashSet<>(), maxPending);
    this.usages = new BatchQueue<>(new LinkedHashSet<>(), maxPending);
  }

  /** Notes a pattern whose head changed; false when too many wait, and then none waits. */
  boolean changed(String patternId) {
    return offer(patterns, patternId);
  }

  /** Notes a pattern that was used here; false when too many wait, and then none waits. */
  boolean used(String patternId) {
    return offer(usages, patternId);
  }

  private static boolean offer(BatchQueue<String> queue, String patternId) {
    boolean fits = queue.offer(List.of(patternId));
    if (!fits) {
      queue.clear();
    }
    return fits;
  }

  /** How many changes wait. */
  int pending() {
    return patterns.size() + usages.size();
  }

  /** Sends what changes, for as long as it is subscribed to. */
  Multi<Void> pushes() {
    return Multi.createBy()
        .merging()
        .streams(
            patterns.batches(BATCH).onItem().transformToUniAndConcatenate(this::push),
            usages.batches(BATCH).onItem().transformToUniAndConcatenate(sender::usages));
  }

  private Uni<Void> push(List<String> patternIds) {
    List<Digest> own = new ArrayList<>();
    List<HeadSummary> others = new ArrayList<>();
    for (String id : patternIds) {
      index
          .find(id)
          .ifPresent(
              entry ->
                  news(entry)
                      .ifPresent(
                          head -> {
                            if (isOwn(entry, head.digest())) {
                              own.add(head.digest());
                            } else {
                              others.add(head);
                            }
                          }));
    }
    Uni<Void> announced =
        others.isEmpty()
            ? Uni.createFrom().voidItem()
            : frames.send(new Frame.Heads(Frame.Heads.ANNOUNCEMENT, false, true, others));
    return announced.chain(() -> sender.revisions(own));
  }

  private Optional<HeadSummary> news(HeadEntry entry) {
    return entry.shownTo(frames.remote().id()).filter(head -> !known.contains(head.digest()));
  }

  private boolean isOwn(HeadEntry entry, Digest digest) {
    return entry.visible().stream()
        .filter(head -> head.digest().equals(digest))
        .map(VisibleHead::author)
        .anyMatch(self::equals);
  }
}
