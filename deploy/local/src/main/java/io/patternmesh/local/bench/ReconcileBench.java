package io.patternmesh.local.bench;

import io.patternmesh.local.Failure;
import io.patternmesh.local.agent.HeldPattern;
import io.patternmesh.local.agent.PatternText;
import io.patternmesh.local.agent.PeerState;
import io.patternmesh.local.agent.SyncResult;
import io.patternmesh.local.process.Launch;
import io.patternmesh.local.process.Pace;
import io.patternmesh.local.story.Actor;
import io.patternmesh.local.story.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A comparison that finds nothing, against one that finds one pattern to differ. */
final class ReconcileBench implements Bench {

  private static final int WARM_UP = 5;
  private static final int EQUAL = 30;
  private static final int DIFFERING = 10;
  private static final String ID = "bench-00001";
  private static final Duration QUIET = Duration.ofMillis(100);

  /** Milliseconds and bytes of comparisons. */
  private record Costs(List<Double> millis, List<Double> bytes) {
    Costs() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  @Override
  public String name() {
    return "reconcile";
  }

  /** Nothing is compared but on request. */
  @Override
  public List<String> agentOptions() {
    return List.of("-Dpatternmesh.sync.auto-sync=false");
  }

  @Override
  public Measured run(Ground ground) {
    Actor alice = ground.stage().alice();
    Actor bob = ground.stage().bob();
    long size = startEqual(ground);
    String bobId = bob.peerId();
    Costs equal = new Costs();
    Pace pace = ground.pace("equal libraries: ");
    for (int i = 1 - WARM_UP; i <= EQUAL; i++) {
      pace.waitingFor(
          List.of(i > 0 ? "comparison " + i + " of " + EQUAL : "comparisons to warm up"));
      compare(ground, bobId, i > 0 ? equal : new Costs());
    }
    Costs differing = new Costs();
    pace = ground.pace("one pattern differs: ");
    for (int i = 1; i <= DIFFERING; i++) {
      pace.waitingFor(List.of("comparison " + i + " of " + DIFFERING));
      ground.part(alice, bob, bobId);
      HeldPattern made = alice.api().put(ID, text(ground.patterns() + i));
      alice.api().connect(bobId);
      ground.stage().awaitConnected(alice, bob);
      compare(ground, bobId, differing);
      if (!bob.held(ID).digest().equals(made.digest())) {
        throw new Failure("alice and bob compared, and bob still lacks her edit of " + ID);
      }
    }
    return measured(ground.patterns(), size, equal, differing);
  }

  /** Two members with the same library; its size in bytes. */
  private static long startEqual(Ground ground) {
    Stage stage = ground.stage();
    Launch[] bobs = ground.processes(stage.bob());
    Launch[] alices = ground.processes(stage.alice());
    stage.start(stage.launches().signalingService(), alices[0], alices[1], bobs[0]);
    ground.fill(stage.alice());
    Batches all = Batches.of(ground.registry(stage.alice()), ground.pace("alice's library: "));
    all.mergeInto(ground.registry(stage.bob()), ground.pace("bob's registry: "));
    stage.start(bobs[1]);
    ground.say("connecting");
    stage.awaitConnected(stage.alice(), stage.bob());
    return all.bytes();
  }

  private static void compare(Ground ground, String bobId, Costs costs) {
    Actor alice = ground.stage().alice();
    long before = carried(ground, bobId);
    long start = System.nanoTime();
    List<SyncResult> results = alice.api().sync();
    costs.millis().add((System.nanoTime() - start) / 1e6);
    if (results.size() != 1 || results.get(0).error() != null) {
      throw new Failure("one comparison with bob that goes well expected, got " + results);
    }
    costs.bytes().add((double) carried(ground, bobId) - before);
  }

  /** What the channel carried, once nothing more is on its way. */
  private static long carried(Ground ground, String bobId) {
    AtomicLong last = new AtomicLong(-1);
    ground
        .stage()
        .await(
            "a quiet channel",
            Stage.FLOWING,
            QUIET,
            () -> {
              long now = ground.stage().alice().peer(bobId).map(PeerState::carried).orElse(0L);
              return last.getAndSet(now) == now
                  ? Optional.empty()
                  : Optional.of(now + " bytes, and more coming");
            });
    return last.get();
  }

  private static PatternText text(int number) {
    return new PatternText("Edited", "unit-test", "jest", new TestText(number).code(), "", 50);
  }

  private static Measured measured(int patterns, long size, Costs equal, Costs differing) {
    Samples equalMillis = new Samples(equal.millis());
    Samples equalBytes = new Samples(equal.bytes());
    Samples differingMillis = new Samples(differing.millis());
    Samples differingBytes = new Samples(differing.bytes());
    return new Measured(
        String.format(
            "%d patterns; POST /api/sync by alice, medians of %d with equal libraries and of %d"
                + " after an edit%nwhile disconnected; bytes are of both ways",
            patterns, EQUAL, DIFFERING),
        List.of(
            new Figure(
                "equal: time", "ms", equalMillis.median(), "one differs", differingMillis.median()),
            new Figure(
                "equal: on the channel",
                "bytes",
                equalBytes.median(),
                "one differs",
                differingBytes.median()),
            new Figure("equal: on the channel", "bytes", equalBytes.median(), "the library", size),
            new Figure(
                "one differs: on the channel",
                "bytes",
                differingBytes.median(),
                "the library",
                size)),
        Map.of(
            "equal ms", equalMillis,
            "equal bytes", equalBytes,
            "one differs ms", differingMillis,
            "one differs bytes", differingBytes));
  }
}
