package io.patternmesh.local.training;

import io.patternmesh.local.agent.PatternText;
import io.patternmesh.local.http.LocalHttp;
import io.patternmesh.local.place.Folders;
import io.patternmesh.local.process.Launch;
import io.patternmesh.local.service.Launches;
import io.patternmesh.local.service.Tuning;
import io.patternmesh.local.story.Actor;
import io.patternmesh.local.story.Stage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A short working day of two members. The signaling service and alice's two services are watched by
 * their JVMs, which write their caches as they stop; bob's are there to speak to.
 *
 * @param stage the members
 * @param http for what the members' own calls do not reach
 */
record Training(Stage stage, LocalHttp http) {

  private static final int TESTS = 60;
  private static final int ROUNDS = 20;

  /** Writing a cache takes seconds, on a small machine many. */
  private static final Duration WRITING = Duration.ofMinutes(5);

  private static final List<String> LOOKS =
      List.of(
          "/api/patterns?q=training&page=0&size=20",
          "/api/patterns?framework=jest",
          "/api/patterns/training-edit/history",
          "/api/conflicts",
          "/api/peers",
          "/api/status",
          "/q/openapi",
          "/nothing/here");

  /** What is watched: one of each service. */
  static List<Launch> watched(Launches launches) {
    Launches recorded = launches.tuned(Tuning.asRecorded());
    return Stream.of(
            recorded.signalingService(),
            recorded.registry(launches.team().alice()),
            recorded.agent(launches.team().alice()))
        .map(launch -> launch.stoppingWithin(WRITING))
        .toList();
  }

  void run() {
    Launches plain = stage.launches().tuned(Tuning.asUsual(List.of()));
    stage.start(
        Stream.concat(
                watched(stage.launches()).stream(),
                Stream.of(plain.registry(stage.bob().member()), plain.agent(stage.bob().member())))
            .toArray(Launch[]::new));
    stage.awaitConnected(stage.alice(), stage.bob());
    importTests(stage.alice());
    awaitSame();
    for (int round = 1; round <= ROUNDS; round++) {
      workIn(round);
    }
    meetAgain();
    awaitSame();
  }

  private void importTests(Actor actor) {
    Path folder = stage.project().state().resolve("tests");
    Folders.wipe(folder);
    TrainingTests.write(folder, TESTS, stage);
    actor.api().importFolder(folder);
    stage.await(
        TESTS + " imported patterns with " + actor.name(),
        Stage.FLOWING,
        () -> {
          long held = actor.api().count();
          return held >= TESTS ? Optional.empty() : Optional.of("it holds " + held);
        });
  }

  private void workIn(int round) {
    PatternText text = text(round);
    stage.alice().api().put("training-edit", text);
    stage.bob().api().put("training-answer", text);
    stage.alice().api().put("training-draft", text);
    stage.alice().api().delete("training-draft");
    stage.bob().api().sync();
    stage.alice().api().sync();
    LOOKS.forEach(path -> look(stage.alice().member().agent(), path));
    watched(stage.launches()).forEach(this::lookAfter);
  }

  /** What an operator's tools ask for again and again. */
  private void lookAfter(Launch launch) {
    http.get(launch.health());
    look(launch.health(), "/q/health");
    look(launch.health(), "/q/metrics");
  }

  /** A connection that ends and comes back, with a difference to reconcile. */
  private void meetAgain() {
    String bob = stage.bob().peerId();
    stage.alice().api().disconnect(bob);
    stage.awaitApart(stage.alice(), stage.bob());
    stage.alice().api().put("training-both", text(0));
    stage.bob().api().put("training-both", text(0));
    stage.alice().api().connect(bob);
    stage.awaitConnected(stage.alice(), stage.bob());
  }

  private void look(URI service, String path) {
    http.get(service.resolve(path));
  }

  private PatternText text(int round) {
    return new PatternText(
        "Training round " + round, "unit-test", "jest", stage.newCode("training"), "", 50);
  }

  private void awaitSame() {
    stage.await(
        "the same patterns with alice and bob",
        Stage.FLOWING,
        () ->
            stage
                .alice()
                .api()
                .library()
                .differenceTo(stage.bob().api().library(), "alice", "bob"));
  }
}
