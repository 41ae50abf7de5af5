package io.patternmesh.agent.webrtc;

import dev.onvoid.webrtc.RTCIceServer;
import io.patternmesh.agent.ice.IceServer;
import io.patternmesh.agent.ice.IceUrl;
import java.util.ArrayList;

/** An ICE server in the native library's form; only validated ones get here. */
final class NativeIce {

  private NativeIce() {}

  static RTCIceServer server(IceServer server) {
    RTCIceServer made = new RTCIceServer();
    made.urls = new ArrayList<>(server.urls().stream().map(IceUrl::value).toList());
    server.username().ifPresent(name -> made.username = name);
    server.credential().ifPresent(secret -> made.password = secret);
    return made;
  }
}
