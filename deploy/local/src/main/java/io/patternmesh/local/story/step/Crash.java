package io.patternmesh.local.story.step;

import io.patternmesh.local.agent.Library;
import io.patternmesh.local.process.Launch;
import io.patternmesh.local.screen.Amounts;
import io.patternmesh.local.story.Actor;
import io.patternmesh.local.story.Stage;
import io.patternmesh.local.story.Step;
import io.patternmesh.local.wait.Unmet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Charlie's machine dies in the middle of a large transfer, and comes back. */
public final class Crash implements Step {

  private static final int MORE = 2_000;
  private static final int EARLIEST = 200;
  private static final int LATEST = 1_800;
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @Override
  public String title() {
    return "charlie is killed (-9) while 2,000 patterns arrive; returns, and gets them all";
  }

  @Override
  public String play(Stage stage) {
    Actor charlie = stage.charlie();
    long before = charlie.api().count();
    Path folder = stage.project().state().resolve("more");
    new ManyTests(stage, MORE).writeTo(folder);
    stage.alice().api().importFolder(folder);
    long[] arrived = new long[1];
    stage.await(
        "at least " + EARLIEST + " of " + MORE + " with charlie",
        LIMIT,
        () -> {
          arrived[0] = charlie.api().count() - before;
          return arrived[0] >= EARLIEST ? Optional.empty() : Optional.of(arrived[0] + " of them");
        });
    Launch agent = stage.launches().agent(charlie.member());
    Launch registry = stage.launches().registry(charlie.member());
    stage.kill(agent);
    stage.kill(registry);
    if (arrived[0] > LATEST) {
      throw new Unmet(
          "charlie killed while holding " + EARLIEST + " to " + LATEST + " of " + MORE,
          arrived[0] + " had arrived already");
    }
    stage.start(registry, agent);
    long kept = charlie.api().count() - before;
    if (kept < arrived[0]) {
      throw new Unmet(
          "nothing lost that charlie held when killed: " + arrived[0], kept + " after the return");
    }
    Duration completed =
        stage.await(
            "all " + MORE + " with charlie",
            LIMIT,
            () -> {
              long now = charlie.api().count() - before;
              return now == MORE ? Optional.empty() : Optional.of(now + " of them");
            });
    Library library = stage.awaitAgreement(LIMIT);
    if (library.size() != before + MORE) {
      throw new Unmet((before + MORE) + " patterns with everybody", library.size() + " patterns");
    }
    return "killed holding "
        + arrived[0]
        + " of "
        + MORE
        + ", back with "
        + kept
        + ", complete "
        + Amounts.time(completed)
        + " later; "
        + library.size()
        + " patterns, the same digests with all three";
  }
}
