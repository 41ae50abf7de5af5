package io.patternmesh.local.story;

import io.patternmesh.local.agent.AgentApi;
import io.patternmesh.local.agent.Library;
import io.patternmesh.local.agent.PeerState;
import io.patternmesh.local.http.CallFailed;
import io.patternmesh.local.http.LocalHttp;
import io.patternmesh.local.place.Project;
import io.patternmesh.local.process.Fleet;
import io.patternmesh.local.process.Launch;
import io.patternmesh.local.process.Running;
import io.patternmesh.local.proxy.Recording;
import io.patternmesh.local.secrecy.Secrets;
import io.patternmesh.local.service.Launches;
import io.patternmesh.local.wait.Deadline;
import io.patternmesh.local.wait.Probe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** What the steps of the story play on: the members, the processes, and what is known of them. */
public final class Stage {

  /** Patterns that the guide's picture shows; the sample folders hold them. */
  public static final List<String> GUIDE_IDS =
      List.of("unit-auth-01", "e2e-login-02", "int-db-03", "perf-api-03", "sec-xss-04");

  /** For what depends on connections being made anew. */
  public static final Duration CONNECTING = Duration.ofSeconds(60);

  /** For what flows over open connections. */
  public static final Duration FLOWING = Duration.ofSeconds(40);

  private static final Duration STARTING = Duration.ofMinutes(3);

  private final Launches launches;
  private final Fleet fleet;
  private final Recording recording;
  private final Secrets secrets = new Secrets();
  private final List<Actor> actors;
  private final String mark = Long.toString(System.nanoTime(), 36);
  private final AtomicInteger texts = new AtomicInteger();

  public Stage(Launches launches, Fleet fleet, LocalHttp http, Recording recording) {
    this.launches = launches;
    this.fleet = fleet;
    this.recording = recording;
    this.actors =
        launches.team().members().stream()
            .map(member -> new Actor(member, new AgentApi(member.agent(), http)))
            .toList();
  }

  public Actor alice() {
    return actors.get(0);
  }

  public Actor bob() {
    return actors.get(1);
  }

  public Actor charlie() {
    return actors.get(2);
  }

  public List<Actor> actors() {
    return actors;
  }

  public Project project() {
    return launches.project();
  }

  public Launches launches() {
    return launches;
  }

  public Recording recording() {
    return recording;
  }

  /** Texts that signaling must never have carried. */
  public Secrets secrets() {
    return secrets;
  }

  /** Code that was never written before, with a word in it that tells it from all other text. */
  public String newCode(String about) {
    int number = texts.incrementAndGet();
    return "test('"
        + about
        + "', () => {\n  expect(demo_"
        + mark
        + "_"
        + number
        + ").toBe(true)\n});\n";
  }

  /** Starts processes, again or for the first time, and waits until they are ready. */
  public void start(Launch... some) {
    fleet.startAll(List.of(some), STARTING);
  }

  /** Starts a process and waits for nothing. */
  public Running begin(Launch launch) {
    return fleet.start(launch);
  }

  /** Asks a process to stop. */
  public void stop(Launch launch) {
    fleet.stop(launch.name());
  }

  /** Ends a process as {@code kill -9} does. */
  public void kill(Launch launch) {
    fleet.kill(launch.name());
  }

  /** Ends everything; safe to call again. */
  public void close() {
    fleet.close();
  }

  /** Waits until the probe finds nothing missing; a call that fails counts as missing. */
  public Duration await(String expected, Duration limit, Probe probe) {
    return await(expected, Deadline.in(limit), probe);
  }

  /** Waits so, with another pause between two looks. */
  public Duration await(String expected, Duration limit, Duration pause, Probe probe) {
    return await(expected, Deadline.in(limit).every(pause), probe);
  }

  private Duration await(String expected, Deadline deadline, Probe probe) {
    return deadline.await(
        expected,
        () -> {
          fleet.checkAlive();
          try {
            return probe.missing();
          } catch (CallFailed e) {
            return Optional.of(e.getMessage());
          }
        });
  }

  /** Waits until the channels between these members are open, seen from both ends. */
  public Duration awaitConnected(Actor... some) {
    return await(
        "open channels between " + names(some),
        CONNECTING,
        () -> firstOfPairs(some, (one, other) -> notOpen(one, other)));
  }

  /** Waits until no channel between the one and the others is open, seen from both ends. */
  public Duration awaitApart(Actor one, Actor... others) {
    return await(
        "no open channel between " + one.name() + " and " + names(others),
        CONNECTING,
        () ->
            Stream.of(others)
                .flatMap(other -> Stream.of(stillOpen(one, other), stillOpen(other, one)))
                .flatMap(Optional::stream)
                .findFirst());
  }

  /** Waits until all members hold the same, digest for digest; returns what they hold. */
  public Library awaitAgreement(Duration limit) {
    Library[] agreed = new Library[1];
    await(
        "the same patterns with " + names(actors.toArray(Actor[]::new)),
        limit,
        () -> {
          agreed[0] = alice().api().library();
          return Stream.of(bob(), charlie())
              .map(each -> agreed[0].differenceTo(each.api().library(), "alice", each.name()))
              .flatMap(Optional::stream)
              .findFirst();
        });
    return agreed[0];
  }

  private interface PairLook {
    Optional<String> missing(Actor one, Actor other);
  }

  private static Optional<String> firstOfPairs(Actor[] some, PairLook look) {
    return Stream.of(some)
        .flatMap(
            one ->
                Stream.of(some)
                    .filter(other -> other != one)
                    .map(other -> look.missing(one, other))
                    .flatMap(Optional::stream))
        .findFirst();
  }

  private static Optional<String> notOpen(Actor one, Actor other) {
    Optional<PeerState> peer = one.peer(other.peerId());
    if (peer.isEmpty()) {
      return Optional.of(one.name() + " does not know " + other.name());
    }
    return peer.get().open()
        ? Optional.empty()
        : Optional.of(one.name() + " sees " + peer.get().shown());
  }

  private static Optional<String> stillOpen(Actor one, Actor other) {
    return one.peer(other.peerId())
        .filter(PeerState::open)
        .map(peer -> one.name() + " sees " + peer.shown());
  }

  private static String names(Actor... some) {
    return Stream.of(some).map(Actor::name).reduce((a, b) -> a + ", " + b).orElse("nobody");
  }
}
