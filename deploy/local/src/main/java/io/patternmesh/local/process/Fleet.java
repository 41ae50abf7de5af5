package io.patternmesh.local.process;

import io.patternmesh.local.Failure;
import io.patternmesh.local.http.LocalHttp;
import io.patternmesh.local.place.Project;
import io.patternmesh.local.screen.Terminal;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The processes of one mesh: starts them, knows which of them should be alive, and ends them. Each
 * has {@code log/NAME.log} and {@code run/NAME.pid} in the state folder.
 */
public final class Fleet {

  private final Project project;
  private final Terminal terminal;
  private final LocalHttp http;
  private final Map<String, Running> running = new LinkedHashMap<>();
  private final Object closing = new Object();
  private boolean closed;

  public Fleet(Project project, Terminal terminal, LocalHttp http) {
    this.project = project;
    this.terminal = terminal;
    this.http = http;
  }

  /** Where the processes of a state folder are remembered. */
  public static Path runFolder(Project project) {
    return project.state().resolve("run");
  }

  /**
   * Starts a process, in a session of its own so that a Ctrl-C of the terminal reaches only us.
   *
   * @throws Failure when it cannot be started, or all is being stopped already
   */
  public synchronized Running start(Launch launch) {
    if (closed) {
      throw new Failure(launch.name() + " is not started: everything is being stopped");
    }
    try {
      Path log = log(launch.name());
      Files.createDirectories(log.getParent());
      Process process =
          new ProcessBuilder(OwnSession.of(launch.command()))
              .directory(launch.directory().orElse(project.root()).toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .redirectInput(new File("/dev/null"))
              .start();
      ProcessId.of(process.pid()).ifPresent(pidFile(launch)::write);
      Running started = new Running(launch, process, System.nanoTime());
      running.put(launch.name(), started);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(
          launch.name() + " cannot be started with " + launch.command().get(0), e);
    }
  }

  /** Starts all and waits until each says that it is ready. */
  public void startAll(List<Launch> launches, Duration limit) {
    new Readiness(this, terminal, http).await(launches.stream().map(this::start).toList(), limit);
  }

  /**
   * @throws Failure naming the first process that ended by itself, with the end of its log
   */
  public synchronized void checkAlive() {
    for (Running each : running.values()) {
      if (!closed && !each.process().isAlive()) {
        Path log = log(each.name());
        throw each.died(LogTail.of(log), project.shown(log));
      }
    }
  }

  /** Asks one process to stop and waits for its end. */
  public void stop(String name) {
    Optional.ofNullable(release(name)).ifPresent(this::end);
  }

  /** Ends one process at once, as a crash would, and leaves its children alone. */
  public void kill(String name) {
    Running each = release(name);
    each.process().destroyForcibly();
    Ending.awaitExit(each.process().toHandle(), each.launch().grace());
    pidFile(each.launch()).delete();
  }

  /** Whether everything is being stopped, or has been. */
  public synchronized boolean closed() {
    return closed;
  }

  /**
   * Stops everything that was started: agents first, for they use the others. Whoever calls it
   * while another thread is at it waits for the end too.
   */
  public void close() {
    synchronized (closing) {
      List<Running> all;
      synchronized (this) {
        closed = true;
        all = new ArrayList<>(running.values());
        running.clear();
      }
      endAll(all.stream().filter(each -> each.launch().role() == Role.AGENT).toList());
      endAll(all.stream().filter(each -> each.launch().role() != Role.AGENT).toList());
    }
  }

  /** What runs now. */
  public synchronized List<Running> running() {
    return List.copyOf(running.values());
  }

  private void endAll(List<Running> some) {
    Ending.sideBySide(some.stream().<Runnable>map(each -> () -> end(each)).toList());
  }

  private void end(Running each) {
    Ending.of(each.launch(), each.process().toHandle())
        .ifPresent(remark -> terminal.line("  " + remark));
    pidFile(each.launch()).delete();
  }

  private synchronized Running release(String name) {
    return running.remove(name);
  }

  private PidFile pidFile(Launch launch) {
    return PidFile.of(runFolder(project), launch.name());
  }

  private Path log(String name) {
    return project.state().resolve("log").resolve(name + ".log");
  }
}
