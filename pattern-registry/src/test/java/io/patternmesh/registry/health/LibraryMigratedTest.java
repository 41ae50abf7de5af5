package io.patternmesh.registry.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.registry.database.DatabaseAddress;
import io.patternmesh.registry.database.EmbeddedServer;
import java.nio.file.Path;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryMigratedTest {

  @TempDir Path folder;

  @Test
  void aLibraryThatLacksAMigrationHasNotStartedAndOneThatDidStaysStarted() {
    LibraryMigrated check;
    try (EmbeddedServer server = EmbeddedServer.start(folder)) {
      Flyway flyway = flyway(server.address()).load();
      check = new LibraryMigrated(flyway);
      assertThat(check.call().getStatus()).isEqualTo(Status.DOWN);
      flyway(server.address()).target(MigrationVersion.fromVersion("1")).load().migrate();
      assertThat(check.call().getStatus()).isEqualTo(Status.DOWN);
      flyway.migrate();
      assertThat(check.call().getStatus()).isEqualTo(Status.UP);
    }
    assertThat(check.call().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void aDatabaseThatDoesNotAnswerHasNotStarted() {
    LibraryMigrated check =
        new LibraryMigrated(
            flyway(new DatabaseAddress("127.0.0.1:1/nobody", "user", "secret")).load());
    assertThat(check.call().getStatus()).isEqualTo(Status.DOWN);
    assertThat(check.call().getData().orElseThrow().toString()).doesNotContain("secret");
  }

  private static FluentConfiguration flyway(DatabaseAddress address) {
    return Flyway.configure()
        .dataSource("jdbc:postgresql://" + address.location(), address.user(), address.password());
  }
}
