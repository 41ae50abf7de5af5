package io.patternmesh.agent.webrtc;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelState;
import io.patternmesh.agent.channel.DataChannelState;
import io.patternmesh.agent.channel.PeerChannel;
import io.patternmesh.agent.connection.ConnectionObserver;
import io.patternmesh.agent.pipe.Wire;
import java.nio.ByteBuffer;
import java.time.Duration;

/** A native data channel, used on its lane only. */
final class NativeChannel implements Wire {

  private final Lane lane;
  private final RTCDataChannel channel;
  private final ConnectionObserver observer;
  private final Runnable opened;
  private final ChannelCallbacks callbacks = new ChannelCallbacks(this);
  private boolean open;
  private boolean shut;

  /**
   * @param opened told once, on the lane
   */
  NativeChannel(Lane lane, RTCDataChannel channel, ConnectionObserver observer, Runnable opened) {
    this.lane = lane;
    this.channel = channel;
    this.observer = observer;
    this.opened = opened;
  }

  /** On the lane: begins to listen. The channel may have opened before, so its state is read. */
  void listen() {
    channel.registerObserver(callbacks);
    readState();
  }

  /** Inside a callback. */
  void stateChanged() {
    lane.execute(this::readState);
  }

  /** Inside a callback. */
  void received(byte[] message, boolean binary) {
    lane.countMessage();
    if (!binary || message.length > PeerChannel.MAX_MESSAGE_BYTES) {
      observer.failed(
          "the peer sent a "
              + (binary ? "binary" : "text")
              + " message of "
              + message.length
              + " bytes; binary of at most "
              + PeerChannel.MAX_MESSAGE_BYTES
              + " expected");
    } else if (message.length > 0) {
      observer.message(message);
    }
  }

  private void readState() {
    if (shut) {
      return;
    }
    switch (channel.getState()) {
      case OPEN -> {
        if (!open) {
          open = true;
          opened.run();
        }
      }
      case CLOSING -> observer.dataChannel(DataChannelState.CLOSING);
      case CLOSED -> observer.dataChannel(DataChannelState.CLOSED);
      default -> observer.dataChannel(DataChannelState.CONNECTING);
    }
  }

  @Override
  public void execute(Runnable task) {
    lane.execute(task);
  }

  @Override
  public void executeAfter(Duration delay, Runnable task) {
    lane.executeAfter(delay, task);
  }

  @Override
  public long buffered() {
    if (shut) {
      throw new IllegalStateException("the channel was closed");
    }
    return channel.getBufferedAmount();
  }

  @Override
  public void send(byte[] message) {
    if (shut || channel.getState() != RTCDataChannelState.OPEN) {
      throw new IllegalStateException("the channel was closed");
    }
    try {
      channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(message), true));
    } catch (Exception e) {
      throw new IllegalStateException("the network took no message: " + e.getMessage(), e);
    }
  }

  /** On the lane: sends and hears nothing any more, and tells the other side. */
  void shut() {
    if (!shut) {
      shut = true;
      callbacks.clear();
      channel.unregisterObserver();
      channel.close();
    }
  }

  /** On the lane: whether the other side knows, and everything sent before has arrived. */
  boolean gone() {
    return channel.getState() == RTCDataChannelState.CLOSED;
  }

  /** On the lane, after its connection was closed. */
  void dispose() {
    channel.dispose();
  }
}
