package io.patternmesh.agent.webrtc;

import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import java.util.Optional;

/**
 * What a native data channel calls: copies, passes on, returns. Pinned for ever once registered.
 */
final class ChannelCallbacks implements RTCDataChannelObserver {

  private volatile Optional<NativeChannel> channel;

  ChannelCallbacks(NativeChannel channel) {
    this.channel = Optional.of(channel);
  }

  /** Lets go of the channel; what is called later is not told to anyone. */
  void clear() {
    channel = Optional.empty();
  }

  /** Never called by this version of the library; the outbox asks instead. */
  @Override
  public void onBufferedAmountChange(long previousAmount) {
    // nothing to do
  }

  @Override
  public void onStateChange() {
    Callback.run(() -> channel.ifPresent(NativeChannel::stateChanged));
  }

  @Override
  public void onMessage(RTCDataChannelBuffer buffer) {
    Callback.run(
        () ->
            channel.ifPresent(
                c -> {
                  byte[] copy = new byte[buffer.data.remaining()];
                  buffer.data.get(copy);
                  c.received(copy, buffer.binary);
                }));
  }
}
