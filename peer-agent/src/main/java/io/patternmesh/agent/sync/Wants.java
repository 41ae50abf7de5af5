package io.patternmesh.agent.sync;

import io.patternmesh.agent.conversation.FrameChannel;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.wire.Frame;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/**
 * Asks one peer for revisions, a limited number at a time, and waits until they are merged. A
 * revision that was asked of one peer is not asked of another meanwhile.
 */
public final class Wants {

  /** Most revisions that one request asks for. */
  static final int MOST = 256;

  private final FrameChannel frames;
  private final InFlight inFlight;
  private final Duration stepTimeout;
  private final PeerId peer;
  private final List<Request> underWay = new CopyOnWriteArrayList<>();

  /**
   * @param stepTimeout how long the peer may go without sending anything of what was asked for
   */
  public Wants(FrameChannel frames, InFlight inFlight, Duration stepTimeout) {
    this.frames = frames;
    this.inFlight = inFlight;
    this.stepTimeout = stepTimeout;
    this.peer = frames.remote().id();
  }

  /** Asks for those that nobody was asked for; done when all came or are known to be missing. */
  public Uni<Void> fetch(List<Digest> digests) {
    List<Digest> mine = digests.stream().filter(digest -> inFlight.claim(digest, peer)).toList();
    return Multi.createFrom()
        .items(IntStream.iterate(0, from -> from < mine.size(), from -> from + MOST).boxed())
        .map(from -> mine.subList(from, Math.min(mine.size(), from + MOST)))
        .onItem()
        .transformToUniAndConcatenate(this::ask)
        .collect()
        .last()
        .replaceWithVoid()
        .eventually(() -> mine.forEach(inFlight::release));
  }

  /** This one was merged or refused, or the peer does not have it. */
  public void settled(Digest digest) {
    underWay.forEach(request -> request.settled(digest));
  }

  private Uni<Void> ask(List<Digest> digests) {
    Request request = new Request(digests);
    underWay.add(request);
    return frames
        .send(new Frame.Want(digests, List.of()))
        .chain(() -> request.answered(stepTimeout))
        .eventually(() -> underWay.remove(request));
  }

  /** What was asked for in one frame, until all of it is settled. */
  private static final class Request {

    private final Set<Digest> open;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    private Request(List<Digest> digests) {
      open = new HashSet<>(digests);
    }

    private void settled(Digest digest) {
      boolean last;
      synchronized (open) {
        last = open.remove(digest) && open.isEmpty();
      }
      if (last) {
        done.complete(null);
      }
    }

    private int left() {
      synchronized (open) {
        return open.size();
      }
    }

    private Uni<Void> answered(Duration timeout) {
      int before = left();
      return Uni.createFrom()
          .completionStage(done::copy)
          .ifNoItem()
          .after(timeout)
          .recoverWithUni(() -> left() < before ? answered(timeout) : silent(timeout));
    }

    private Uni<Void> silent(Duration timeout) {
      return Uni.createFrom()
          .failure(
              new SyncException(
                  "the peer sent none of the "
                      + left()
                      + " revisions that it was asked for in "
                      + timeout.toSeconds()
                      + " s"));
    }
  }
}
