package io.patternmesh.local.bench;

import io.patternmesh.local.http.Reply;
import io.patternmesh.local.place.Folders;
import io.patternmesh.local.process.Launch;
import io.patternmesh.local.process.Running;
import io.patternmesh.local.service.AgentProgram;
import io.patternmesh.local.story.Actor;
import io.patternmesh.local.story.Stage;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How soon an agent answers and what memory it takes, against the same agent as a fast-jar. */
final class StartBench implements Bench {

  private static final int STARTS = 5;
  private static final int SYNCS = 3;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(1);
  private static final Duration MEMORY_LOOK = Duration.ofMillis(500);

  @Override
  public String name() {
    return "start";
  }

  @Override
  public int patterns() {
    return 10_000;
  }

  @Override
  public Measured run(Ground ground) {
    Stage stage = ground.stage();
    List<AgentProgram> programs = AgentProgram.all(stage.project());
    List<AgentCosts> costs =
        programs.stream().filter(AgentProgram::built).map(AgentCosts::new).toList();
    stage.start(stage.launches().signalingService(), registry(ground, stage.bob()));
    for (int round = 1; round <= STARTS; round++) {
      for (AgentCosts each : costs) {
        ground.say("start " + round + " of " + STARTS + ": " + each.program().name());
        start(ground, each);
      }
    }
    Actor alice = stage.alice();
    stage.start(ground.processes(alice));
    ground.fill(alice);
    for (int round = 1; round <= SYNCS; round++) {
      for (AgentCosts each : costs) {
        ground.say("sync " + round + " of " + SYNCS + ": " + each.program().name());
        sync(ground, each);
      }
    }
    return measured(ground.patterns(), costs, programs);
  }

  private static void start(Ground ground, AgentCosts costs) {
    Launch agent = agent(ground, costs.program());
    Running running = begin(ground, agent, costs);
    costs.idle().add(resting(ground, running));
    ground.stage().stop(agent);
  }

  /** With nothing kept from an earlier time, so that it receives everything. */
  private static void sync(Ground ground, AgentCosts costs) {
    Stage stage = ground.stage();
    Actor bob = stage.bob();
    Launch registry = registry(ground, bob);
    stage.stop(registry);
    Folders.wipe(bob.member().home());
    stage.start(registry);
    Launch agent = agent(ground, costs.program());
    Running running = stage.begin(agent);
    ground.awaitAll(bob, Duration.ofMillis(100));
    costs.synced().add(resting(ground, running));
    stage.stop(agent);
  }

  /** Starts it, and notes when it answers. */
  private static Running begin(Ground ground, Launch agent, AgentCosts costs) {
    URI status = ground.stage().bob().member().agent().resolve("/api/status");
    Running running = ground.stage().begin(agent);
    ground.stage().await("an answer of " + agent.name(), LIMIT, LOOK, () -> failed(ground, status));
    costs.answered().add(running.age().toNanos() / 1e6);
    ground.stage().await(agent.name() + " ready", LIMIT, () -> failed(ground, agent.health()));
    return running;
  }

  private static double resting(Ground ground, Running running) {
    RestingMemory memory = new RestingMemory(running);
    ground.stage().await("memory of " + running.name() + " at rest", LIMIT, MEMORY_LOOK, memory);
    return memory.mebibytes();
  }

  private static Optional<String> failed(Ground ground, URI uri) {
    Reply reply = ground.http().get(uri);
    return reply.ok() ? Optional.empty() : Optional.of(reply.shown());
  }

  private static Launch registry(Ground ground, Actor actor) {
    return ground.stage().launches().registry(actor.member());
  }

  private static Launch agent(Ground ground, AgentProgram program) {
    Stage stage = ground.stage();
    return stage.launches().with(program).agent(stage.bob().member());
  }

  private static Measured measured(
      int patterns, List<AgentCosts> costs, List<AgentProgram> programs) {
    AgentCosts fastJar = costs.get(0);
    Map<String, Samples> samples = new HashMap<>();
    costs.forEach(each -> samples.putAll(each.samples()));
    String about =
        String.format(
            "first answer: from the start of the process to an answer of GET /api/status, median"
                + " of %d%nmemory: resident, at rest; idle: alone in the room, median of %d;"
                + " synced: received %,d patterns, median of %d%nsize: without a Java",
            STARTS, STARTS, patterns, SYNCS);
    return new Measured(
        Stream.concat(Stream.of(about), absent(programs)).collect(Collectors.joining("\n")),
        costs.stream().skip(1).flatMap(each -> each.against(fastJar).stream()).toList(),
        samples);
  }

  private static Stream<String> absent(List<AgentProgram> programs) {
    return programs.stream()
        .filter(program -> !program.built())
        .map(program -> program.name() + ": not measured, not built; " + program.remedy());
  }
}
