package io.patternmesh.agent.webrtc;

import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCPeerConnectionIceErrorEvent;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a native connection calls: copies, passes on, returns. Pinned for ever once it was given.
 */
final class PeerCallbacks implements PeerConnectionObserver {

  private volatile Optional<NativeConnection> connection;

  PeerCallbacks(NativeConnection connection) {
    this.connection = Optional.of(connection);
  }

  /** Lets go of the connection; what is called later is not told to anyone. */
  void clear() {
    connection = Optional.empty();
  }

  @Override
  public void onIceCandidate(RTCIceCandidate candidate) {
    tell(c -> c.found(candidate));
  }

  @Override
  public void onIceCandidateError(RTCPeerConnectionIceErrorEvent event) {
    tell(c -> c.failed(event));
  }

  @Override
  public void onIceGatheringChange(RTCIceGatheringState state) {
    if (state == RTCIceGatheringState.COMPLETE) {
      tell(NativeConnection::gathered);
    }
  }

  @Override
  public void onConnectionChange(RTCPeerConnectionState state) {
    tell(c -> c.stateChanged(state));
  }

  @Override
  public void onDataChannel(RTCDataChannel channel) {
    tell(c -> c.offered(channel));
  }

  private void tell(Consumer<NativeConnection> what) {
    Callback.run(() -> connection.ifPresent(what));
  }
}
