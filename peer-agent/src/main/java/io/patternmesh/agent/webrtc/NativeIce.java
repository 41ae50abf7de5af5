package io.patternmesh.agent.webrtc;

import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceServer;
import dev.onvoid.webrtc.RTCIceTransportPolicy;
import dev.onvoid.webrtc.RTCPeerConnectionIceErrorEvent;
import io.patternmesh.agent.ice.Candidate;
import io.patternmesh.agent.ice.IceConfiguration;
import io.patternmesh.agent.ice.IceError;
import io.patternmesh.agent.ice.IceServer;
import io.patternmesh.agent.ice.IceUrl;
import java.util.ArrayList;
import java.util.Optional;

/** ICE servers and policy in the native library's form; only validated ones get here. */
final class NativeIce {

  private NativeIce() {}

  static RTCConfiguration configuration(IceConfiguration ice) {
    RTCConfiguration made = new RTCConfiguration();
    made.iceServers.addAll(ice.servers().stream().map(NativeIce::server).toList());
    made.iceTransportPolicy =
        switch (ice.policy()) {
          case ALL -> RTCIceTransportPolicy.ALL;
          case RELAY -> RTCIceTransportPolicy.RELAY;
        };
    return made;
  }

  static Candidate candidate(RTCIceCandidate way) {
    return new Candidate(way.sdp, way.sdpMid, way.sdpMLineIndex, Optional.empty());
  }

  static IceError error(RTCPeerConnectionIceErrorEvent event) {
    return new IceError(
        String.valueOf(event.getUrl()), event.getErrorCode(), String.valueOf(event.getErrorText()));
  }

  private static RTCIceServer server(IceServer server) {
    RTCIceServer made = new RTCIceServer();
    made.urls = new ArrayList<>(server.urls().stream().map(IceUrl::value).toList());
    server.username().ifPresent(name -> made.username = name);
    server.credential().ifPresent(secret -> made.password = secret);
    return made;
  }
}
