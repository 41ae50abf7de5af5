package io.patternmesh.registry.health;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Startup;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** Started once the library has the form that this version works with; asked of it until it has. */
@Startup
@Singleton
final class LibraryMigrated implements HealthCheck {

  private final Flyway flyway;
  private volatile boolean migrated;

  LibraryMigrated(Flyway flyway) {
    this.flyway = flyway;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("library migrated");
    try {
      migrated = migrated || isMigrated(flyway.info());
    } catch (FlywayException e) {
      response.withData("database", "does not answer");
    }
    return response.status(migrated).build();
  }

  private static boolean isMigrated(MigrationInfoService info) {
    MigrationInfo current = info.current();
    return current != null && current.getState().isApplied() && info.pending().length == 0;
  }
}
