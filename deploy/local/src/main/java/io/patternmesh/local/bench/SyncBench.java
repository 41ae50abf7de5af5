package io.patternmesh.local.bench;

import io.patternmesh.local.place.Folders;
import io.patternmesh.local.process.Launch;
import io.patternmesh.local.screen.Amounts;
import io.patternmesh.local.story.Actor;
import io.patternmesh.local.story.Stage;
import io.patternmesh.local.wait.Unmet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A newcomer receives a whole library, against the same written into a registry directly. */
final class SyncBench implements Bench {

  private static final int ROUNDS = 3;

  /** Each look has the registry count while it merges, so none too many of them. */
  private static final Duration LOOK = Duration.ofMillis(100);

  @Override
  public String name() {
    return "sync";
  }

  @Override
  public Measured run(Ground ground) {
    Actor alice = ground.stage().alice();
    Actor bob = ground.stage().bob();
    Actor charlie = ground.stage().charlie();
    ground.start(alice, bob);
    String bobId = bob.peerId();
    ground.part(alice, bob, bobId);
    ground.fill(alice);
    Batches all = Batches.of(ground.registry(alice), ground.pace("alice's library: "));
    List<Double> direct = new ArrayList<>();
    List<Double> opened = new ArrayList<>();
    List<Double> synced = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      ground.say("round " + round + " of " + ROUNDS + ": bob and charlie start with nothing");
      renew(ground, bobId);
      long start = System.nanoTime();
      all.mergeInto(ground.registry(charlie), ground.pace("charlie's registry: "));
      direct.add(since(start));
      check(ground, charlie, ground.patterns());
      start = System.nanoTime();
      alice.api().connect(bobId);
      opened.add(since(start));
      ground.awaitAll(bob, LOOK);
      synced.add(since(start));
      ground.part(alice, bob, bobId);
    }
    return measured(
        ground.patterns(),
        all.bytes(),
        new Samples(direct),
        new Samples(opened),
        new Samples(synced));
  }

  /** New processes over empty libraries, so that both ways are as cold. */
  private static void renew(Ground ground, String bobId) {
    Stage stage = ground.stage();
    Launch[] bobs = ground.processes(stage.bob());
    Launch charlies = stage.launches().registry(stage.charlie().member());
    stage.stop(bobs[1]);
    stage.stop(bobs[0]);
    stage.stop(charlies);
    Folders.wipe(stage.bob().member().library());
    Folders.wipe(stage.charlie().member().library());
    stage.start(bobs[0], bobs[1], charlies);
    stage.await(
        "bob in the room again",
        Stage.CONNECTING,
        () ->
            stage.alice().peer(bobId).filter(peer -> peer.present()).isPresent()
                ? Optional.empty()
                : Optional.of("alice does not see him"));
    check(ground, stage.bob(), 0);
  }

  private static void check(Ground ground, Actor actor, long expected) {
    long held = ground.registry(actor).patterns();
    if (held != expected) {
      throw new Unmet(expected + " patterns with " + actor.name(), held + " patterns");
    }
  }

  private static Measured measured(
      int patterns, long bytes, Samples direct, Samples opened, Samples synced) {
    return new Measured(
        String.format(
            "%d patterns, %s signed; from the call to connect until bob held all, looked at every"
                + " %d ms;%nmedians of %d rounds, each with new processes",
            patterns, Amounts.mebibytes(bytes), LOOK.toMillis(), ROUNDS),
        List.of(
            new Figure(
                "bob, empty, receives all",
                "patterns/s",
                patterns / synced.median(),
                "POST /merge, " + Batches.SIZE + " at a time",
                patterns / direct.median()),
            new Figure(
                "until the channel is open",
                "s",
                opened.median(),
                "until bob holds all",
                synced.median())),
        Map.of("direct s", direct, "open s", opened, "sync s", synced));
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
