package io.patternmesh.agent.sync;

import io.patternmesh.agent.conversation.FrameChannel;
import io.patternmesh.agent.index.HeadIndex;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.reconcile.HeadSummary;
import io.patternmesh.model.reconcile.SetFingerprint;
import io.patternmesh.model.wire.Frame;
import io.patternmesh.model.wire.Frame.Cancel;
import io.patternmesh.model.wire.Frame.Heads;
import io.patternmesh.model.wire.Frame.HeadsRequest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Compares by listing: the asker sends the fingerprint of what it shows; where that differs, the
 * other side lists its heads, a page for each request, ascending by pattern id.
 *
 * <pre>
 *   asker                                other
 *     ├── heads-request run 1, mine ──────►│  equal: same, and done
 *     │◄────────────── heads run 1, a..k ──┤
 *     ├── heads-request run 1, after k ───►│
 *     │◄──────── heads run 1, l..z, last ──┤
 * </pre>
 */
public final class ListingReconciliation implements Reconciliation {

  private static final int PAGE = 500;

  private final HeadIndex index;
  private final FrameChannel frames;
  private final PeerId peer;
  private final Duration stepTimeout;
  private final AtomicLong lastRun = new AtomicLong();
  private final Map<Long, UniEmitter<? super Heads>> waiting = new ConcurrentHashMap<>();

  public ListingReconciliation(HeadIndex index, FrameChannel frames, Duration stepTimeout) {
    this.index = index;
    this.frames = frames;
    this.peer = frames.remote().id();
    this.stepTimeout = stepTimeout;
  }

  @Override
  public Multi<Difference> differences() {
    return Multi.createFrom()
        .deferred(
            () -> {
              Cursor cursor = new Cursor(lastRun.incrementAndGet());
              return Multi.createBy()
                  .repeating()
                  .uni(() -> ask(cursor).map(page -> compare(cursor, page)))
                  .whilst(difference -> !cursor.done)
                  .onCancellation()
                  .call(() -> frames.send(new Cancel(cursor.run)).onFailure().recoverWithNull());
            });
  }

  @Override
  public boolean accepts(Frame frame) {
    return frame instanceof HeadsRequest
        || frame instanceof Cancel
        || frame instanceof Heads heads && heads.run() != Heads.ANNOUNCEMENT;
  }

  @Override
  public Uni<Void> answer(Frame frame) {
    if (frame instanceof HeadsRequest request) {
      return frames.send(page(request));
    }
    if (frame instanceof Heads heads) {
      UniEmitter<? super Heads> asker = waiting.remove(heads.run());
      if (asker != null) {
        asker.complete(heads);
      }
    }
    return Uni.createFrom().voidItem();
  }

  /** Where a comparison stands: the id up to which both were compared. */
  private static final class Cursor {
    private final long run;
    private String after = "";
    private boolean done;

    private Cursor(long run) {
      this.run = run;
    }
  }

  private Uni<Heads> ask(Cursor cursor) {
    Optional<SetFingerprint> mine =
        cursor.after.isEmpty()
            ? Optional.of(SetFingerprint.of(index.shownTo(peer, "")))
            : Optional.empty();
    HeadsRequest request = new HeadsRequest(cursor.run, cursor.after, mine);
    return Uni.createFrom()
        .<Heads>emitter(
            answer -> {
              waiting.put(cursor.run, answer);
              frames.send(request).subscribe().with(sent -> {}, answer::fail);
            })
        .ifNoItem()
        .after(stepTimeout)
        .failWith(
            () ->
                new SyncException(
                    "the peer did not list its heads in " + stepTimeout.toSeconds() + " s"))
        .eventually(() -> waiting.remove(cursor.run));
  }

  private Difference compare(Cursor cursor, Heads page) {
    cursor.done = page.last() || page.same();
    checkAscent(page, cursor.after);
    if (page.same()) {
      return new Difference(List.of(), List.of());
    }
    String last = page.last() ? null : lastOf(page);
    Set<HeadSummary> theirs = new HashSet<>(page.heads());
    List<HeadSummary> ours = new ArrayList<>();
    index
        .shownTo(peer, cursor.after)
        .takeWhile(head -> last == null || head.patternId().compareTo(last) <= 0)
        .forEach(
            head -> {
              if (!theirs.remove(head)) {
                ours.add(head);
              }
            });
    cursor.after = page.last() ? cursor.after : last;
    return new Difference(List.copyOf(theirs), ours);
  }

  private static String lastOf(Heads page) {
    return page.heads().get(page.heads().size() - 1).patternId();
  }

  private static void checkAscent(Heads page, String after) {
    if (page.heads().isEmpty() && !page.last() && !page.same()) {
      throw new SyncException("the peer sent an empty page that is not the last");
    }
    String before = after;
    for (HeadSummary head : page.heads()) {
      if (head.patternId().compareTo(before) <= 0) {
        throw new SyncException(
            "the peer's heads do not ascend: " + head.patternId() + " after " + before);
      }
      before = head.patternId();
    }
  }

  private Heads page(HeadsRequest request) {
    boolean same =
        request
            .mine()
            .filter(theirs -> theirs.equals(SetFingerprint.of(index.shownTo(peer, ""))))
            .isPresent();
    if (same) {
      return new Heads(request.run(), true, true, List.of());
    }
    List<HeadSummary> heads = index.shownTo(peer, request.after()).limit(PAGE + 1L).toList();
    boolean last = heads.size() <= PAGE;
    return new Heads(request.run(), false, last, last ? heads : heads.subList(0, PAGE));
  }
}
