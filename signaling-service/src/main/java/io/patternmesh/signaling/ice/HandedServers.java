package io.patternmesh.signaling.ice;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.signaling.SignalingSettings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The servers of the settings, as each member is told of them. */
@Singleton
public final class HandedServers {

  private final SignalingSettings settings;
  private final Clock clock;

  HandedServers(SignalingSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** All of them, with credentials that are good from now on. */
  public List<HandedServer> forMember(PeerId member) {
    return settings.iceServers().stream().map(server -> handed(server, member)).toList();
  }

  /** How soon a member needs new credentials; empty when they never expire. */
  public Optional<Duration> renewal() {
    return settings.iceServers().stream().anyMatch(server -> server.secret().isPresent())
        ? Optional.of(settings.iceCredentialLifetime().dividedBy(2))
        : Optional.empty();
  }

  private HandedServer handed(SignalingSettings.IceServer server, PeerId member) {
    if (server.secret().isEmpty()) {
      return new HandedServer(server.urls(), server.username(), server.credential());
    }
    long expiry = clock.instant().plus(settings.iceCredentialLifetime()).getEpochSecond();
    String username = expiry + ":" + member.value();
    String credential = new TurnSecret(server.secret().get()).credential(username);
    return new HandedServer(server.urls(), Optional.of(username), Optional.of(credential));
  }
}
