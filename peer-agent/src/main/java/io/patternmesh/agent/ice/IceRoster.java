package io.patternmesh.agent.ice;

import io.patternmesh.agent.ice.IceStatus.Source;
import io.patternmesh.agent.ice.IceStatus.State;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The servers of this peer's own settings and those that the signaling server names, and what
 * connections have shown of each. For any thread. An address of the settings is used with the
 * settings' credentials, whatever else is announced for it.
 */
public final class IceRoster {

  private static final Logger LOG = Logger.getLogger(IceRoster.class);
  private static final int MOST_ANNOUNCED = 16;

  private record Outcome(State state, Optional<String> error, Instant at) {}

  private final IcePolicy policy;
  private final IceServers own;
  private final Clock clock;
  private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
  private volatile IceServers announced = IceServers.NONE;

  public IceRoster(IcePolicy policy, IceServers own, Clock clock) {
    this.policy = policy;
    this.own = own;
    this.clock = clock;
    own.flaws().forEach(flaw -> LOG.warn(flaw.problem()));
  }

  /** The signaling server named these, in place of what it named before. */
  public void announced(IceServers servers) {
    IceServers taken = servers.atMost("signaling: room_info.iceServers", MOST_ANNOUNCED);
    if (!taken.flaws().equals(announced.flaws())) {
      taken.flaws().forEach(flaw -> LOG.warn(flaw.problem()));
    }
    announced = new IceServers(notOwn(taken.usable()), taken.flaws());
    outcomes.keySet().retainAll(names(servers().toList()));
  }

  /** For the next connection. */
  public IceConfiguration configuration() {
    return new IceConfiguration(servers().toList(), policy);
  }

  /** Why no connection can come about at all, when that is so. */
  public Optional<String> blocked() {
    boolean relays = servers().flatMap(s -> s.urls().stream()).anyMatch(IceUrl::relays);
    return policy == IcePolicy.ALL || relays
        ? Optional.empty()
        : Optional.of(
            "patternmesh.webrtc.ice-transport-policy is relay, but there is no usable TURN server;"
                + " add one to patternmesh.webrtc.iceServers, or to those of the signaling server");
  }

  public IcePolicy policy() {
    return policy;
  }

  /** What is known of every server, those that cannot be used included. */
  public List<IceStatus> statuses() {
    return Stream.concat(shown(own, Source.SETTINGS), shown(announced, Source.SIGNALING)).toList();
  }

  /** The server gave a candidate. */
  void worked(IceUrl url) {
    outcomes.put(url.canonical(), new Outcome(State.WORKING, Optional.empty(), clock.instant()));
  }

  /** It gave none; says why in full. */
  String failed(IceUrl url, String verdict) {
    String error = (url.relays() ? "TURN server " : "STUN server ") + url + " " + verdict;
    Outcome before =
        outcomes.put(
            url.canonical(), new Outcome(State.FAILING, Optional.of(error), clock.instant()));
    if (before == null || !before.error().equals(Optional.of(error))) {
      LOG.warn(error);
    }
    return error;
  }

  private Stream<IceServer> servers() {
    return Stream.concat(own.usable().stream(), announced.usable().stream());
  }

  private List<IceServer> notOwn(List<IceServer> servers) {
    Set<String> known = names(own.usable());
    return servers.stream()
        .filter(s -> s.urls().stream().noneMatch(url -> known.contains(url.canonical())))
        .toList();
  }

  private static Set<String> names(List<IceServer> servers) {
    return servers.stream()
        .flatMap(s -> s.urls().stream())
        .map(IceUrl::canonical)
        .collect(Collectors.toSet());
  }

  private Stream<IceStatus> shown(IceServers servers, Source source) {
    return Stream.concat(
        servers.usable().stream().flatMap(s -> s.urls().stream()).map(url -> status(url, source)),
        servers.flaws().stream()
            .map(
                flaw ->
                    new IceStatus(
                        flaw.url(),
                        source,
                        State.UNUSABLE,
                        Optional.of(flaw.problem()),
                        Optional.empty())));
  }

  private IceStatus status(IceUrl url, Source source) {
    Optional<Outcome> outcome = Optional.ofNullable(outcomes.get(url.canonical()));
    return new IceStatus(
        url.value(),
        source,
        outcome.map(Outcome::state).orElse(State.UNKNOWN),
        outcome.flatMap(Outcome::error),
        outcome.map(Outcome::at));
  }
}
