package io.patternmesh.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

  @TempDir private Path folder;

  @Test
  void aLivingProcessIsFoundAgain() {
    PidFile file = PidFile.of(folder, "us");

    file.write(ProcessId.own());

    assertThat(file.living()).contains(ProcessId.own());
  }

  @Test
  void aPidThatIsUsedAgainIsNotTheSameProcess() {
    PidFile file = PidFile.of(folder, "us");

    file.write(new ProcessId(ProcessId.own().pid(), "1"));

    assertThat(file.living()).isEmpty();
  }

  @Test
  void aProcessThatEndedIsGone() throws IOException {
    Process process = new ProcessBuilder("sleep", "60").start();
    ProcessId id = ProcessId.of(process.pid()).orElseThrow();

    process.destroyForcibly();
    Ending.awaitExit(process.toHandle(), Role.AGENT.grace());

    assertThat(id.alive()).isFalse();
    assertThat(id.handle()).isEmpty();
  }

  @Test
  void nonsenseInTheFileIsNoProcess() throws IOException {
    Files.writeString(folder.resolve("us.pid"), "-1 x y\n");

    assertThat(PidFile.of(folder, "us").living()).isEmpty();
    assertThat(PidFile.of(folder, "nobody").living()).isEmpty();
  }
}
