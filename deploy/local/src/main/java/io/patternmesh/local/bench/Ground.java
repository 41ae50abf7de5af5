package io.patternmesh.local.bench;

import io.patternmesh.local.http.LocalHttp;
import io.patternmesh.local.place.Folders;
import io.patternmesh.local.process.Launch;
import io.patternmesh.local.process.Pace;
import io.patternmesh.local.registry.RegistryApi;
import io.patternmesh.local.screen.Terminal;
import io.patternmesh.local.story.Actor;
import io.patternmesh.local.story.Stage;
import io.patternmesh.local.wait.Probe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What benchmarks stand on.
 *
 * @param stage the members and the processes
 * @param terminal where progress is told
 * @param http to ask registries
 * @param patterns how many a library holds
 */
public record Ground(Stage stage, Terminal terminal, LocalHttp http, int patterns) {

  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** Says what is being done. */
  void say(String doing) {
    terminal.passing("  " + doing);
  }

  /** Says how far it is, at a pace that suits a reader. */
  Pace pace(String before) {
    return new Pace(terminal, "  " + before);
  }

  RegistryApi registry(Actor actor) {
    return new RegistryApi(actor.member().registry(), http);
  }

  /** The processes of this member: the registry, then the agent. */
  Launch[] processes(Actor actor) {
    return new Launch[] {
      stage.launches().registry(actor.member()), stage.launches().agent(actor.member())
    };
  }

  /** Starts signaling and these members, and waits until all are connected. */
  void start(Actor... some) {
    stage.start(
        Stream.concat(
                Stream.of(stage.launches().signalingService()),
                Stream.of(some).flatMap(actor -> Stream.of(processes(actor))))
            .toArray(Launch[]::new));
    say("connecting");
    stage.awaitConnected(some);
  }

  /** Ends the connection between the two, until one of them is told to connect. */
  void part(Actor one, Actor other, String otherId) {
    one.api().disconnect(otherId);
    stage.awaitApart(one, other);
  }

  /** Has a member import as many patterns as a library holds. */
  void fill(Actor actor) {
    Path folder = stage.project().state().resolve("tests");
    Folders.wipe(folder);
    TestText.write(folder, patterns);
    actor.api().importFolder(folder);
    awaitAll(actor, Duration.ofMillis(100));
  }

  /** Waits until this member's registry holds all patterns; the time it took. */
  Duration awaitAll(Actor actor, Duration pause) {
    RegistryApi registry = registry(actor);
    Pace pace = pace(actor.name() + " holds ");
    return stage.await(
        patterns + " patterns with " + actor.name(),
        LONGEST,
        pause,
        () -> {
          long held = registry.patterns();
          String shown = held + " of " + patterns;
          pace.waitingFor(List.of(shown));
          return held == patterns ? Optional.empty() : Optional.of(shown);
        });
  }

  /** Waits, looking every millisecond; the time it took. */
  Duration awaitClosely(String expected, Probe probe) {
    return stage.await(expected, Stage.FLOWING, Duration.ofMillis(1), probe);
  }
}
