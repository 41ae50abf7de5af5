package io.patternmesh.local.bench;

import io.patternmesh.local.agent.HeldPattern;
import io.patternmesh.local.agent.PatternText;
import io.patternmesh.local.process.Pace;
import io.patternmesh.local.story.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** An edit reaches another member, against the same edit seen by its author. */
final class EditBench implements Bench {

  private static final int WARM_UP = 20;
  private static final int EDITS = 50;
  private static final String ID = "bench-edit";

  @Override
  public String name() {
    return "edit";
  }

  @Override
  public Measured run(Ground ground) {
    Actor alice = ground.stage().alice();
    Actor bob = ground.stage().bob();
    ground.start(alice, bob);
    List<Double> own = new ArrayList<>();
    List<Double> others = new ArrayList<>();
    Pace pace = ground.pace("");
    for (int edit = 1 - WARM_UP; edit <= EDITS; edit++) {
      pace.waitingFor(List.of(edit > 0 ? "edit " + edit + " of " + EDITS : "edits to warm up"));
      PatternText text =
          new PatternText("Edited", "unit-test", "jest", new TestText(edit).code(), "", 50);
      long start = System.nanoTime();
      HeldPattern made = alice.api().put(ID, text);
      CompletableFuture<Double> seenByAlice =
          CompletableFuture.supplyAsync(() -> seen(ground, alice, made, start));
      double seenByBob = seen(ground, bob, made, start);
      if (edit > 0) {
        own.add(seenByAlice.join());
        others.add(seenByBob);
      }
      seenByAlice.join();
    }
    return measured(new Samples(own), new Samples(others));
  }

  private static double seen(Ground ground, Actor actor, HeldPattern made, long start) {
    ground.awaitClosely(
        "version " + made.version() + " with " + actor.name(),
        () -> {
          Optional<HeldPattern> held = actor.api().pattern(ID);
          return held.filter(it -> it.digest().equals(made.digest())).isPresent()
              ? Optional.empty()
              : Optional.of("version " + held.map(HeldPattern::version).orElse(0L));
        });
    return (System.nanoTime() - start) / 1e6;
  }

  private static Measured measured(Samples own, Samples others) {
    return new Measured(
        EDITS
            + " edits of 2 KB after "
            + WARM_UP
            + " to warm up; from alice's PUT until a GET shows it,\n"
            + "asked every millisecond once the PUT has returned",
        List.of(
            figure("median", others.median(), own.median()),
            figure("p95", others.percentile(95), own.percentile(95)),
            figure("slowest", others.percentile(100), own.percentile(100))),
        Map.of("alice ms", own, "bob ms", others));
  }

  private static Figure figure(String which, double others, double own) {
    return new Figure(
        "an edit by alice, until bob's agent shows it, " + which,
        "ms",
        others,
        "until alice's does, " + which,
        own);
  }
}
