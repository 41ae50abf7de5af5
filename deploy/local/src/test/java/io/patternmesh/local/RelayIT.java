package io.patternmesh.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patternmesh.local.agent.PatternText;
import io.patternmesh.local.http.LocalHttp;
import io.patternmesh.local.member.Team;
import io.patternmesh.local.place.Folders;
import io.patternmesh.local.place.Ports;
import io.patternmesh.local.place.Project;
import io.patternmesh.local.port.SparePorts;
import io.patternmesh.local.process.Fleet;
import io.patternmesh.local.process.Launch;
import io.patternmesh.local.proxy.Recording;
import io.patternmesh.local.screen.Terminal;
import io.patternmesh.local.service.Launches;
import io.patternmesh.local.service.Tuning;
import io.patternmesh.local.story.Actor;
import io.patternmesh.local.story.Stage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The real services with a real TURN server that only the signaling service knows of, and for which
 * it makes credentials.
 */
class RelayIT {

  private static final String SECRET = "shared-with-coturn";

  private final LocalHttp http = new LocalHttp();

  /** Members who may use relays only, and who know of none themselves. */
  private static Launches relayed(Project project) {
    Team team = Team.of(project, new Ports(SparePorts.offset(3)), Map.of());
    return Launches.direct(project, team)
        .tuned(
            new Tuning(
                Tuning.QUICK_START.all(),
                List.of("-Dpatternmesh.webrtc.ice-transport-policy=relay")));
  }

  /** A signaling service that makes credentials for the TURN server. */
  private static Launch signaling(Launches launches, int turn) {
    String server = "-Dpatternmesh.signaling.ice-servers[0].";
    List<String> options =
        List.of(server + "urls=turn:127.0.0.1:" + turn, server + "secret=" + SECRET);
    return launches.tuned(new Tuning(options, List.of())).signalingService();
  }

  private static Process coturn(Path folder, int port) throws IOException {
    return new ProcessBuilder(
            "turnserver",
            "-n",
            "--listening-ip=127.0.0.1",
            "--relay-ip=127.0.0.1",
            "--listening-port=" + port,
            "--realm=patternmesh.test",
            "--use-auth-secret",
            "--static-auth-secret=" + SECRET,
            "--no-cli",
            "--no-tls",
            "--no-dtls",
            "--allow-loopback-peers",
            "--userdb=" + folder.resolve("users"),
            "--pidfile=" + folder.resolve("turn.pid"),
            "--log-file=stdout")
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("coturn.log").toFile())
        .start();
  }

  private JsonNode read(Actor actor, String path) {
    URI uri = actor.member().agent().resolve(path);
    try {
      return new ObjectMapper().readTree(http.get(uri).body());
    } catch (IOException e) {
      throw new AssertionError(uri + " gave no JSON", e);
    }
  }

  private Optional<String> notRelayed(Actor actor) {
    JsonNode pair = read(actor, "/api/peers").at("/0/stats/candidatePair");
    return pair.path("local").asText().equals("relay")
            && pair.path("remote").asText().equals("relay")
        ? Optional.empty()
        : Optional.of(actor.name() + " uses " + pair);
  }

  @Test
  void twoMembersSyncThroughATurnServerThatSignalingNames() throws Exception {
    Path module = Path.of("").toAbsolutePath();
    Path state = module.resolve("target/relay");
    Folders.wipe(state);
    Files.createDirectories(state);
    Project project = new Project(module.getParent().getParent(), state);
    int turn = SparePorts.one();
    Launches launches = relayed(project);
    Fleet fleet = new Fleet(project, new Terminal(System.out, false), http);
    Stage stage = new Stage(launches, fleet, http, Recording.in(state));
    Process coturn = coturn(state, turn);
    try {
      stage.start(signaling(launches, turn));
      for (Actor actor : List.of(stage.alice(), stage.bob())) {
        stage.start(launches.registry(actor.member()), launches.agent(actor.member()));
      }
      stage.awaitConnected(stage.alice(), stage.bob());
      stage
          .alice()
          .api()
          .put(
              "through-the-relay",
              new PatternText("relayed", "unit-test", "jest", "test('relay')", "", 50));
      stage.await(
          "alice's pattern with bob",
          Stage.FLOWING,
          () ->
              stage.bob().api().pattern("through-the-relay").isPresent()
                  ? Optional.empty()
                  : Optional.of("it is not there"));
      stage.await("alice is relayed", Stage.FLOWING, () -> notRelayed(stage.alice()));
      stage.await("bob is relayed", Stage.FLOWING, () -> notRelayed(stage.bob()));
      JsonNode ice = read(stage.bob(), "/api/status").path("ice");
      assertThat(ice.path("transportPolicy").asText()).isEqualTo("relay");
      assertThat(ice.at("/servers/0/source").asText()).isEqualTo("signaling");
      assertThat(ice.at("/servers/0/state").asText()).isEqualTo("working");
      assertThat(ice.toString()).doesNotContain(SECRET);
      try (Stream<Path> logs = Files.list(state.resolve("log"))) {
        assertThat(logs.toList())
            .isNotEmpty()
            .allSatisfy(log -> assertThat(log).content().doesNotContain(SECRET));
      }
    } finally {
      stage.close();
      coturn.destroy();
      coturn.waitFor();
    }
  }
}
