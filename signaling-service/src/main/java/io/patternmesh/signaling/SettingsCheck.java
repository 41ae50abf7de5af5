package io.patternmesh.signaling;

import io.patternmesh.model.identity.Quoted;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Stops the start when a setting cannot work, with the setting's name and what it takes. */
@Singleton
final class SettingsCheck {

  private static final Pattern ICE_URL =
      Pattern.compile("(stun|stuns|turn|turns):[^\\s/?#@]+([?]transport=(udp|tcp))?");

  private final SignalingSettings settings;
  private final int transportBytes;

  SettingsCheck(
      SignalingSettings settings,
      @ConfigProperty(name = "quarkus.websockets-next.server.max-message-size")
          int transportBytes) {
    this.settings = settings;
    this.transportBytes = transportBytes;
  }

  void onStart(@Observes StartupEvent start) {
    between("max-message-bytes", settings.maxMessageBytes(), 1024, transportBytes);
    atLeast("max-room-peers", settings.maxRoomPeers(), 1);
    atLeast("max-rooms", settings.maxRooms(), 1);
    atLeast("max-sockets", settings.maxSockets(), 1);
    atLeast("max-failed-joins", settings.maxFailedJoins(), 1);
    atLeast("max-outbound-bytes", settings.maxOutboundBytes(), settings.maxMessageBytes());
    atLeast("rate.burst", settings.rate().burst(), 1);
    atLeast("rate.per-second", settings.rate().perSecond(), 1);
    atLeast("rate.breaches", settings.rate().breaches(), 1);
    atLeast("ping-interval in ms", settings.pingInterval().toMillis(), 1);
    atLeast("join-timeout in ms", settings.joinTimeout().toMillis(), 1);
    atLeast("close-grace in ms", settings.closeGrace().toMillis(), 1);
    atLeast(
        "silence-timeout in ms",
        settings.silenceTimeout().toMillis(),
        settings.pingInterval().toMillis() + 1);
    atLeast("ice-credential-lifetime in s", settings.iceCredentialLifetime().toSeconds(), 10);
    settings.iceServers().forEach(SettingsCheck::iceServer);
  }

  private static void iceServer(SignalingSettings.IceServer server) {
    for (String url : server.urls()) {
      if (!ICE_URL.matcher(url).matches()) {
        throw wrong(
            "ice-servers.urls",
            "a stun:, stuns:, turn: or turns: URL without user and password",
            url.replaceFirst(".*@", "...@"));
      }
      boolean fixed = server.username().isPresent() || server.credential().isPresent();
      boolean known = server.username().isPresent() && server.credential().isPresent();
      if (url.startsWith("turn") && known == server.secret().isPresent()
          || fixed && server.secret().isPresent()) {
        throw wrong("ice-servers", "username and credential, or a secret, beside a turn URL", url);
      }
    }
  }

  private static void atLeast(String name, long value, long least) {
    between(name, value, least, Long.MAX_VALUE);
  }

  private static void between(String name, long value, long least, long most) {
    if (value < least || value > most) {
      String range = most == Long.MAX_VALUE ? least + " or more" : "from " + least + " to " + most;
      throw wrong(name, range, value);
    }
  }

  private static IllegalStateException wrong(String name, String expected, Object value) {
    return new IllegalStateException(
        "patternmesh.signaling." + name + ": " + expected + " expected, got " + Quoted.of(value));
  }
}
