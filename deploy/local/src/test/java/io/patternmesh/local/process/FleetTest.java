package io.patternmesh.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patternmesh.local.Failure;
import io.patternmesh.local.http.LocalHttp;
import io.patternmesh.local.place.Project;
import io.patternmesh.local.screen.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetTest {

  private static final int NOBODY_LISTENS = 1;

  @TempDir private Path folder;
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private Fleet fleet;

  @BeforeEach
  void create() {
    Terminal terminal = new Terminal(new PrintStream(screen, true), false);
    fleet = new Fleet(new Project(folder, folder.resolve(".mesh")), terminal, new LocalHttp());
  }

  @AfterEach
  void close() {
    fleet.close();
  }

  @Test
  void aProcessThatDiesEarlyIsToldWithTheEndOfItsLogAndARemedy() {
    Launch dies = launch("dies", "echo 'java.lang.OutOfMemoryError: heap'; exit 3");

    assertThatThrownBy(() -> fleet.startAll(List.of(dies), Duration.ofSeconds(10)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("dies (pid ")
        .hasMessageContaining("with exit code 3")
        .hasMessageContaining("| java.lang.OutOfMemoryError: heap")
        .hasMessageContaining("What to do: it needs more memory")
        .hasMessageContaining(".mesh/log/dies.log");
  }

  @Test
  void aProcessThatIsNeverReadyIsToldWithWhatItsHealthSays() {
    assertThatThrownBy(
            () -> fleet.startAll(List.of(launch("mute", "sleep 60")), Duration.ofMillis(200)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("mute: GET http://127.0.0.1:1/health: nobody listens on port 1");
  }

  @Test
  void closingEndsWhatWasStartedAndForgetsIt() throws Exception {
    Running running = fleet.start(launch("sleeper", "sleep 60"));
    PidFile file = PidFile.of(folder.resolve(".mesh/run"), "sleeper");
    assertThat(file.living()).map(ProcessId::pid).contains(running.process().pid());

    fleet.close();

    assertThat(running.process().onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    assertThat(file.path()).doesNotExist();
    assertThatThrownBy(() -> fleet.start(launch("late", "sleep 60")))
        .hasMessageContaining("everything is being stopped");
  }

  @Test
  void aLauncherThatWasKilledLeavesProcessesThatTheNextOneEnds() throws Exception {
    Launch launch = launch("orphan", "sleep 60");
    Running running = fleet.start(launch);
    Leftovers leftovers = new Leftovers(folder.resolve(".mesh/run"), List.of(launch));

    assertThat(leftovers.names()).containsExactly("orphan");
    assertThat(leftovers.end()).isEmpty();

    assertThat(running.process().onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    assertThat(leftovers.names()).isEmpty();
  }

  private static Launch launch(String name, String script) {
    return new Launch(
        name,
        Role.AGENT,
        List.of("/bin/sh", "-c", script),
        List.of(NOBODY_LISTENS),
        URI.create("http://127.0.0.1:" + NOBODY_LISTENS + "/health"),
        "",
        Optional.empty());
  }
}
