package io.patternmesh.agent.sync;

import io.patternmesh.agent.conversation.FrameChannel;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.wire.Frame;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/**
 * Asks one peer for revisions and counters and waits until they are merged. A revision that was
 * asked of one peer is not asked of another meanwhile.
 */
public final class Wants {

  private final InFlight inFlight;
  private final PeerId peer;
  private final Asking<Digest> revisions;
  private final Asking<String> usages;

  /**
   * @param stepTimeout how long the peer may go without sending anything of what was asked for
   */
  public Wants(FrameChannel frames, InFlight inFlight, Duration stepTimeout) {
    this.inFlight = inFlight;
    this.peer = frames.remote().id();
    this.revisions =
        new Asking<>(digests -> frames.send(new Frame.Want(digests, List.of())), stepTimeout);
    this.usages = new Asking<>(ids -> frames.send(new Frame.Want(List.of(), ids)), stepTimeout);
  }

  /** Asks for those that nobody was asked for; done when all came or are known to be missing. */
  public Uni<Void> revisions(List<Digest> digests) {
    return Uni.createFrom()
        .deferred(
            () -> {
              List<Digest> mine =
                  digests.stream().filter(digest -> inFlight.claim(digest, peer)).toList();
              return revisions
                  .ask(mine)
                  .eventually(() -> mine.forEach(digest -> inFlight.release(digest, peer)));
            });
  }

  /** Asks for the counters of these patterns; done when all came. */
  public Uni<Void> usages(List<String> patternIds) {
    return usages.ask(patternIds);
  }

  /** This revision was merged or refused, or the peer does not have it. */
  public void settled(Digest digest) {
    revisions.settled(digest);
  }

  /** The counter of this pattern was merged. */
  public void usageSettled(String patternId) {
    usages.settled(patternId);
  }
}
