package io.patternmesh.registry.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.registry.EmbeddedLibrary;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@TestProfile(DatabaseGoneTest.OwnDatabase.class)
@Timeout(120)
class DatabaseGoneTest {

  /** A database that no other test needs. */
  public static class OwnDatabase implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(EmbeddedLibrary.class));
    }
  }

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @ConfigProperty(name = "patternmesh.registry.data-dir")
  Path folder;

  @Test
  void aRegistryWithoutItsDatabaseIsAliveAndNotReadyUntilItIsBack() throws Exception {
    assertThat(ask("ready").statusCode()).isEqualTo(200);
    assertThat(ask("started").statusCode()).isEqualTo(200);
    ProcessHandle postgres = postgres();
    stop(postgres);
    try {
      Response away = ask("ready");
      assertThat(away.statusCode()).isEqualTo(503);
      assertThat(away.jsonPath().getList("checks.name")).containsExactly("database answers");
      assertThat(ask("live").statusCode()).isEqualTo(200);
      assertThat(ask("started").statusCode()).isEqualTo(200);
    } finally {
      resume(postgres);
    }
    Response back = ask("ready");
    while (back.statusCode() != 200) {
      back = ask("ready");
    }
  }

  private Response ask(String what) {
    return RestAssured.get(management.resolve("/q/health/" + what));
  }

  private ProcessHandle postgres() throws Exception {
    String pid = Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(0);
    return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
  }

  private static void stop(ProcessHandle postgres) throws Exception {
    signal("-STOP", postgres);
  }

  private static void resume(ProcessHandle postgres) throws Exception {
    signal("-CONT", postgres);
  }

  /** The server and the process of each of its connections. */
  private static void signal(String what, ProcessHandle postgres) throws Exception {
    List<String> command = new ArrayList<>(List.of("kill", what));
    command.add(Long.toString(postgres.pid()));
    postgres.children().map(child -> Long.toString(child.pid())).forEach(command::add);
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
  }
}
