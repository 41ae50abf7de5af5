package io.patternmesh.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.signaling.peer.Messages;
import io.patternmesh.signaling.peer.TestPeer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The packaged server as a process of its own. */
class ProcessIT {

  private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[\\w.]+:\\d+)");

  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void stop() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void thePortIsSetOnTheCommandLineAndAShutdownSaysGoingAway() throws Exception {
    Process process = start("-Dquarkus.http.port=0", "-Dquarkus.management.port=0");
    URI server = listening(process.inputReader());
    assertThat(server.getPort()).isNotEqualTo(3002);
    try (TestPeer alice = TestPeer.joined(server, "process", "Alice");
        TestPeer bob = TestPeer.joined(server, "process", "Bob");
        TestPeer lurker = TestPeer.connect(server)) {
      bob.send(Messages.offer(alice.id(), "v=0"));
      alice.expect("peer_joined");
      alice.expect("offer");
      lurker.nonce();

      process.destroy();
      assertThat(alice.closeCode()).isEqualTo(1001);
      assertThat(bob.closeCode()).isEqualTo(1001);
      assertThat(lurker.closeCode()).isEqualTo(1001);
      assertThat(alice.restOfInbox()).isEmpty();
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aSettingThatCannotWorkStopsTheStartAndIsNamed() throws Exception {
    Process process =
        start(
            "-Dquarkus.http.port=0",
            "-Dquarkus.management.port=0",
            "-Dpatternmesh.signaling.max-room-peers=0");
    String output = String.join("\n", process.inputReader().lines().toList());
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isNotZero();
    assertThat(output)
        .contains("patternmesh.signaling.max-room-peers: 1 or more expected, got \"0\"");
  }

  private Process start(String... properties) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of(properties));
    command.addAll(List.of("-jar", System.getProperty("patternmesh.runner")));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    processes.add(process);
    return process;
  }

  private static URI listening(BufferedReader output) {
    return output
        .lines()
        .map(LISTENING::matcher)
        .filter(Matcher::find)
        .map(found -> URI.create(found.group(1)))
        .findFirst()
        .orElseThrow();
  }
}
