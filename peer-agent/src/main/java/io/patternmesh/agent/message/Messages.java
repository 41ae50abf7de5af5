package io.patternmesh.agent.message;

import com.fasterxml.jackson.databind.util.RawValue;
import io.patternmesh.agent.conversation.FrameChannel;
import io.patternmesh.agent.conversation.ProtocolException;
import io.patternmesh.agent.event.EventFeed;
import io.patternmesh.agent.event.EventType;
import io.patternmesh.model.wire.Frame;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.Map;

/**
 * The application's messages of one session, in both directions. None waits here: what comes is an
 * event at once, what goes has room or is refused.
 */
public final class Messages {

  private final FrameChannel frames;
  private final EventFeed events;
  private final MessagePace taking;
  private final MessagePace sending;

  public Messages(FrameChannel frames, EventFeed events, Clock clock) {
    this.frames = frames;
    this.events = events;
    this.taking = MessagePace.taking(clock);
    this.sending = MessagePace.sending(clock);
  }

  /**
   * Tells everybody who listens.
   *
   * @throws ProtocolException when the peer sends too many, or text that is no JSON
   */
  public void receive(Frame.Message message) {
    if (!taking.admits()) {
      throw new ProtocolException(
          "message: the peer sends more than " + taking + "; send fewer, or put more in each");
    }
    MessageJson.flaw(message.text())
        .ifPresent(
            flaw -> {
              throw new ProtocolException("message: JSON expected, got text that is none: " + flaw);
            });
    events.publish(
        EventType.MESSAGE,
        Map.of(
            "peerId",
            frames.remote().id().value(),
            "message",
            new RawValue(MessageJson.onOneLine(message.text()))));
  }

  /** Sends; fails with {@link TooManyMessagesException} where the peer might end the session. */
  public Uni<Void> send(Frame.Message message) {
    return Uni.createFrom()
        .deferred(
            () ->
                sending.admits()
                    ? frames.send(message)
                    : Uni.createFrom()
                        .failure(
                            new TooManyMessagesException(
                                frames.remote().id(), sending.toString())));
  }
}
