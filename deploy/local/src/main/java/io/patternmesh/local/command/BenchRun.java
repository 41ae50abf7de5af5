package io.patternmesh.local.command;

import io.patternmesh.local.Failure;
import io.patternmesh.local.bench.Bench;
import io.patternmesh.local.bench.BenchReport;
import io.patternmesh.local.bench.Ground;
import io.patternmesh.local.bench.Measured;
import io.patternmesh.local.http.CallFailed;
import io.patternmesh.local.http.LocalHttp;
import io.patternmesh.local.memory.ResidentMemory;
import io.patternmesh.local.place.Folders;
import io.patternmesh.local.place.Project;
import io.patternmesh.local.process.Fleet;
import io.patternmesh.local.proxy.Recording;
import io.patternmesh.local.screen.Terminal;
import io.patternmesh.local.service.Launches;
import io.patternmesh.local.service.Tuning;
import io.patternmesh.local.story.Stage;
import java.nio.file.Path;
import java.time.Instant;

/** One run of one benchmark, from the first process to the table. */
final class BenchRun {

  private final Bench bench;
  private final Launches launches;
  private final Terminal terminal;
  private final LocalHttp http = new LocalHttp();
  private final Fleet fleet;
  private final Curtain curtain;

  BenchRun(Bench bench, Launches launches, Terminal terminal) {
    this.bench = bench;
    this.launches = launches.tuned(Tuning.asUsual(bench.agentOptions()));
    this.terminal = terminal;
    this.fleet = new Fleet(launches.project(), terminal, http);
    this.curtain = new Curtain(fleet, terminal);
  }

  /** Measures and tells, and stops everything however it ends. */
  void play(int patterns) {
    Thread hook = new Thread(curtain::fall, "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    terminal.line("Measuring " + bench.name());
    launches.team().members().forEach(member -> Folders.wipe(member.home()));
    BenchReport report;
    try {
      report = measure(patterns);
    } catch (CallFailed e) {
      throw new Failure(bench.name() + " cannot be measured: " + e.getMessage());
    } finally {
      curtain.fall();
    }
    Runtime.getRuntime().removeShutdownHook(hook);
    tell(report);
  }

  private BenchReport measure(int patterns) {
    String startedAt = Instant.now().toString();
    // Agents speak to signaling directly: this stays empty.
    Recording recording = Recording.in(launches.project().state().resolve("signaling"));
    Stage stage = new Stage(launches, fleet, http, recording);
    Measured measured = bench.run(new Ground(stage, terminal, http, patterns));
    return new BenchReport(
        bench.name(),
        startedAt,
        Runtime.version().toString(),
        Runtime.getRuntime().availableProcessors(),
        measured,
        ResidentMemory.of(fleet.running()));
  }

  private void tell(BenchReport report) {
    Project project = launches.project();
    Path file = project.state().resolve(bench.name() + ".json");
    report.writeTo(file);
    terminal.line("");
    report.lines().forEach(terminal::line);
    terminal.line("");
    terminal.line("The same with all samples: " + project.shown(file));
    terminal.line("");
  }
}
