package io.patternmesh.agent.conversation;

import io.patternmesh.agent.channel.PeerChannel;
import io.patternmesh.agent.channel.RemotePeer;
import io.patternmesh.model.wire.Fragments;
import io.patternmesh.model.wire.Frame;
import io.patternmesh.model.wire.FrameCodec;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A peer's channel, spoken in frames instead of messages. */
public final class FrameChannel {

  private static final Duration LAST_WORD = Duration.ofSeconds(1);

  private final PeerChannel channel;

  public FrameChannel(PeerChannel channel) {
    this.channel = channel;
  }

  /** Who is at the other end. */
  public RemotePeer remote() {
    return channel.remote();
  }

  /**
   * What the other side says, in order, for one subscriber. Fails with {@link
   * io.patternmesh.model.cbor.MalformedException} on bytes that are no frame, and as the channel
   * does.
   */
  public Multi<Frame> frames() {
    Fragments fragments = new Fragments();
    return channel
        .messages()
        .onItem()
        .transformToIterable(message -> fragments.add(message).stream().toList())
        .map(FrameCodec::decode);
  }

  /** Sends a frame on each subscription; its fragments follow each other without a gap. */
  public Uni<Void> send(Frame frame) {
    return Uni.createFrom()
        .completionStage(
            () -> {
              List<byte[]> messages = Fragments.split(FrameCodec.encode(frame));
              synchronized (this) {
                return CompletableFuture.allOf(
                    messages.stream()
                        .map(message -> channel.send(message).subscribeAsCompletionStage())
                        .toArray(CompletableFuture[]::new));
              }
            });
  }

  /** Says why, and closes. */
  public Uni<Void> close(String reason) {
    return Uni.createFrom()
        .deferred(() -> send(new Frame.Bye(cut(reason))))
        .ifNoItem()
        .after(LAST_WORD)
        .fail()
        .onFailure()
        .recoverWithNull()
        .chain(() -> channel.close(reason));
  }

  private static String cut(String reason) {
    if (reason.length() <= Frame.MOST_TEXT) {
      return reason;
    }
    int end = Character.isHighSurrogate(reason.charAt(Frame.MOST_TEXT - 1)) ? 1 : 0;
    return reason.substring(0, Frame.MOST_TEXT - end);
  }
}
