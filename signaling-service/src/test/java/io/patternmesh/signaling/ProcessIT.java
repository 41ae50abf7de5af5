package io.patternmesh.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.signaling.peer.Messages;
import io.patternmesh.signaling.peer.RawSocket;
import io.patternmesh.signaling.peer.TestPeer;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The packaged server as a process of its own. */
class ProcessIT {

  private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[\\w.]+:\\d+)");

  private static final Pattern MANAGEMENT =
      Pattern.compile("Management interface listening on (http://[\\w.]+:\\d+)");

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
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whileItDrainsItIsNotReady() throws Exception {
    Process process =
        start(
            "-Dquarkus.http.port=0",
            "-Dquarkus.management.port=0",
            "-Dpatternmesh.signaling.close-grace=1h");
    String started = line(process.inputReader(), MANAGEMENT);
    URI management = listening(started, MANAGEMENT);
    try (RawSocket holdsOn = new RawSocket(listening(started, LISTENING))) {
      assertThat(holdsOn.read()).get().asString().contains("challenge");
      assertThat(ready(management)).isEqualTo(200);
      process.destroy();
      assertThat(holdsOn.read()).isEmpty();
      assertThat(ready(management)).isEqualTo(503);
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aSettingThatCannotWorkStopsTheStartAndIsNamed() throws Exception {
    Process process =
        start(
            "-Dquarkus.http.port=0",
            "-Dquarkus.management.port=0",
            "-Dpatternmesh.signaling.max-room-peers=0");
    String output = String.join("\n", process.inputReader().lines().toList());
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isNotZero();
    assertThat(output)
        .contains("patternmesh.signaling.max-room-peers: 1 or more expected, got \"0\"");
  }

  @Test
  void onRequestEachLineOfTheLogIsAJsonObject() throws Exception {
    Process process =
        start(
            "-Dquarkus.http.port=0",
            "-Dquarkus.management.port=0",
            "-Dquarkus.log.json.console.enabled=true");
    BufferedReader output = process.inputReader();
    List<String> lines = new ArrayList<>();
    do {
      lines.add(output.readLine());
    } while (!lines.get(lines.size() - 1).contains("Installed features"));
    // The process itself would close what is left to read.
    process.toHandle().destroy();
    output.lines().forEach(lines::add);
    assertThat(lines)
        .filteredOn(line -> line.startsWith("{"))
        .hasSizeGreaterThan(3)
        .allSatisfy(
            line -> {
              JsonObject json = new JsonObject(line);
              assertThat(Instant.parse(json.getString("timestamp"))).isNotNull();
              assertThat(json.getString("level")).isNotBlank();
              assertThat(json.getString("logger")).isNotBlank();
              assertThat(json.getString("message")).isNotBlank();
            });
    assertThat(lines).noneMatch(line -> line.contains(" INFO "));
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
    return listening(line(output, LISTENING), LISTENING);
  }

  private static URI listening(String line, Pattern where) {
    return where
        .matcher(line)
        .results()
        .map(found -> URI.create(found.group(1)))
        .findFirst()
        .orElseThrow();
  }

  private static String line(BufferedReader output, Pattern having) {
    return output.lines().filter(having.asPredicate()).findFirst().orElseThrow();
  }

  private static int ready(URI management) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(management.resolve("/q/health/ready")).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
