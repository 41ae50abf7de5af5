package io.patternmesh.agent.mesh;

import io.patternmesh.agent.ice.IceRoster;
import io.patternmesh.agent.ice.IceServers;
import io.patternmesh.agent.webrtc.WebRtcSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Reads the STUN and TURN servers of the agent's own settings. */
@Singleton
class IceBeans {

  @Produces
  @Singleton
  IceRoster roster(WebRtcSettings webrtc) {
    return new IceRoster(
        webrtc.iceTransportPolicy(), servers(webrtc.iceServers()), Clock.systemUTC());
  }

  private static IceServers servers(List<WebRtcSettings.Server> settings) {
    IceServers servers = IceServers.NONE;
    for (int i = 0; i < settings.size(); i++) {
      WebRtcSettings.Server server = settings.get(i);
      servers =
          servers.and(
              IceServers.read(
                  "patternmesh.webrtc.iceServers[" + i + "]",
                  server.urls().orElse(List.of()),
                  server.username(),
                  server.credential()));
    }
    return servers;
  }
}
