package io.patternmesh.agent.conversation;

import io.patternmesh.model.wire.Frame;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Asks the other side for a sign of life: a data channel stays open for long after its peer was
 * killed. A ping that cannot be sent, because such a peer takes nothing any more, holds up no later
 * look.
 */
public final class Heartbeat {

  private final FrameChannel frames;
  private final ConversationSettings settings;
  private final Clock clock;
  private volatile Instant lastSign;

  public Heartbeat(FrameChannel frames, ConversationSettings settings, Clock clock) {
    this.frames = frames;
    this.settings = settings;
    this.clock = clock;
    this.lastSign = clock.instant();
  }

  /** Something came from the other side. */
  public void sign() {
    lastSign = clock.instant();
  }

  /** Pings for as long as it is subscribed to; fails with {@link PeerSilentException}. */
  public Multi<Void> beats() {
    return Multi.createFrom()
        .ticks()
        .every(settings.heartbeatInterval())
        .onOverflow()
        .dropPreviousItems()
        .onItem()
        .transformToUniAndConcatenate(
            tick -> {
              // The clock first: a sign that comes meanwhile makes the silence shorter.
              Instant now = clock.instant();
              Duration silence = Duration.between(lastSign, now);
              if (silence.compareTo(settings.silenceTimeout()) > 0) {
                throw new PeerSilentException(silence);
              }
              return frames
                  .send(new Frame.Ping(tick))
                  .ifNoItem()
                  .after(settings.heartbeatInterval())
                  .recoverWithUni(() -> Uni.createFrom().voidItem());
            });
  }
}
