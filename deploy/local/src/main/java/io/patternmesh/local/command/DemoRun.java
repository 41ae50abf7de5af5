package io.patternmesh.local.command;

import io.patternmesh.local.http.LocalHttp;
import io.patternmesh.local.memory.MemoryTable;
import io.patternmesh.local.memory.ResidentMemory;
import io.patternmesh.local.place.Project;
import io.patternmesh.local.process.Fleet;
import io.patternmesh.local.proxy.Recording;
import io.patternmesh.local.report.Report;
import io.patternmesh.local.screen.TeamTable;
import io.patternmesh.local.screen.Terminal;
import io.patternmesh.local.service.Launches;
import io.patternmesh.local.story.Stage;
import io.patternmesh.local.story.StepResult;
import io.patternmesh.local.story.Story;
import io.patternmesh.local.story.step.Closing;
import io.patternmesh.local.story.step.Opening;
import io.patternmesh.local.story.step.Steps;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** One run of the demo, from the first process to the table. */
final class DemoRun {

  private static final int INTERRUPTED = 130;

  private final Launches launches;
  private final Recording recording;
  private final LocalHttp http;
  private final Terminal terminal;
  private final Fleet fleet;
  private final AtomicBoolean interrupted = new AtomicBoolean();

  DemoRun(Launches launches, Recording recording, LocalHttp http, Terminal terminal) {
    this.launches = launches;
    this.recording = recording;
    this.http = http;
    this.terminal = terminal;
    this.fleet = new Fleet(launches.project(), terminal, http);
  }

  /** The exit code: 0 when all held. */
  int play() {
    String startedAt = Instant.now().toString();
    Curtain curtain = new Curtain(fleet, terminal);
    Thread hook =
        new Thread(
            () -> {
              interrupted.set(true);
              curtain.fall();
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    Stage stage = new Stage(launches, fleet, http, recording);
    Story story = new Story(terminal, interrupted::get);
    List<String> team;
    Map<String, ResidentMemory> memory;
    try {
      story.play(new Opening(), stage);
      Steps.all().forEach(step -> story.play(step, stage));
      team = story.ok() ? List.of() : new TeamTable(launches.team(), http).lines();
      memory = ResidentMemory.of(fleet.running());
    } finally {
      story.playAnyway(new Closing(), stage);
    }
    if (interrupted.get()) {
      return INTERRUPTED;
    }
    Runtime.getRuntime().removeShutdownHook(hook);
    tell(report(startedAt, story, memory), story, team);
    return story.ok() ? 0 : 1;
  }

  private Report report(String startedAt, Story story, Map<String, ResidentMemory> memory) {
    return new Report(
        story.ok(),
        startedAt,
        Runtime.version().toString(),
        Runtime.getRuntime().availableProcessors(),
        recording.bytes(),
        story.results(),
        memory);
  }

  private void tell(Report report, Story story, List<String> team) {
    Project project = launches.project();
    Path file = project.state().resolve("report.json");
    report.writeTo(file);
    terminal.line("");
    report.table().forEach(terminal::line);
    terminal.line("");
    MemoryTable.lines(report.memory()).forEach(terminal::line);
    terminal.line("");
    story.failure().ifPresent(failure -> tell(failure, team));
    terminal.line(
        (report.ok() ? "All held." : "Not all held.")
            + " Report: "
            + project.shown(file)
            + ", logs: "
            + project.shown(project.state().resolve("log")));
  }

  private void tell(StepResult failure, List<String> team) {
    terminal.line("FAILED: " + failure.title());
    terminal.line("  expected: " + failure.expected());
    terminal.line("  seen:     " + failure.seen());
    terminal.line("The team at that moment:");
    team.forEach(line -> terminal.line("  " + line));
    terminal.line("");
  }
}
