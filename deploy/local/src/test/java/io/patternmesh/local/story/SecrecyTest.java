package io.patternmesh.local.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.patternmesh.local.agent.PatternText;
import io.patternmesh.local.http.LocalHttp;
import io.patternmesh.local.member.Member;
import io.patternmesh.local.member.Team;
import io.patternmesh.local.place.Ports;
import io.patternmesh.local.place.Project;
import io.patternmesh.local.process.Fleet;
import io.patternmesh.local.proxy.Recording;
import io.patternmesh.local.screen.Terminal;
import io.patternmesh.local.service.Launches;
import io.patternmesh.local.story.step.Secrecy;
import io.patternmesh.local.wait.Unmet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecrecyTest {

  private static final String CONTROL =
      "alice-id a=ice-ufrag:x a=fingerprint:sha-256 m=application webrtc-datachannel";
  private static final String CODE = "await login.expectToBeRefused();";

  @TempDir private Path folder;
  private HttpServer agent;
  private Stage stage;

  @BeforeEach
  void open() throws IOException {
    agent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    agent.createContext(
        "/",
        exchange -> {
          byte[] body = "{\"peerId\":\"alice-id\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    agent.start();
    Project project = new Project(folder, folder);
    Member alice = new Member("alice", agent.getAddress().getPort(), 1, folder, List.of());
    Launches launches = Launches.direct(project, new Team(List.of(alice), new Ports(0)));
    LocalHttp http = new LocalHttp();
    Fleet fleet = new Fleet(project, new Terminal(System.out, false), http);
    stage = new Stage(launches, fleet, http, Recording.in(folder));
    stage.secrets().keep("p", new PatternText("p", "unit-test", "jest", CODE, "", 1));
  }

  @AfterEach
  void close() {
    agent.stop(0);
  }

  @Test
  void sessionsWithoutPatternsPass() throws IOException {
    said(CONTROL, CONTROL);

    assertThat(new Secrecy().play(stage)).contains("none of 1 pieces of 1 patterns");
  }

  @Test
  void aPatternInEitherDirectionFails() throws IOException {
    said(CONTROL, CONTROL + CODE);
    assertThatThrownBy(() -> new Secrecy().play(stage))
        .isInstanceOf(Unmet.class)
        .hasMessageContaining("1 pieces, the first: ")
        .hasMessageContaining(CODE);

    said(CONTROL + CODE, CONTROL);
    assertThatThrownBy(() -> new Secrecy().play(stage)).isInstanceOf(Unmet.class);
  }

  @Test
  void aRecordingThatDoesNotHoldTheOffersProvesNothing() throws IOException {
    said("alice-id, and then nothing that can be read", CONTROL);

    assertThatThrownBy(() -> new Secrecy().play(stage))
        .isInstanceOf(Unmet.class)
        .hasMessageContaining("\"a=ice-ufrag:\" in what went to-service")
        .hasMessageContaining("not found");
  }

  private void said(String toService, String toAgent) throws IOException {
    Files.writeString(folder.resolve("001-to-service.txt"), toService);
    Files.writeString(folder.resolve("001-to-agent.txt"), toAgent);
  }
}
