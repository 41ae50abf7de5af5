package io.patternmesh.registry;

import io.patternmesh.model.access.LocalAccess;
import io.patternmesh.registry.access.AccessSettings;
import io.patternmesh.registry.database.CannotStartException;
import io.patternmesh.registry.database.DatabaseAddress;
import io.patternmesh.registry.database.DatabaseSettings;
import io.patternmesh.registry.database.EmbeddedServer;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.Optional;

/** Starts the database, then the service over it, and stops both in the other order. */
@QuarkusMain
public final class RegistryMain {

  private static final int REFUSED = 2;

  public static void main(String... arguments) {
    try {
      database(settings()).properties().forEach(System::setProperty);
    } catch (CannotStartException | ConfigValidationException e) {
      System.err.println("pattern-registry cannot start: " + e.getMessage());
      System.exit(REFUSED);
    }
    Quarkus.run(arguments);
  }

  private static SmallRyeConfig settings() {
    return ConfigUtils.configBuilder()
        .withMapping(DatabaseSettings.class)
        .withMapping(AccessSettings.class)
        .withValidateUnknown(false)
        .build();
  }

  private static DatabaseAddress database(SmallRyeConfig config) {
    LocalAccess.bindRefusal(
            config.getValue("quarkus.http.host", String.class),
            "patternmesh.registry.allow-non-loopback-address-dangerous",
            config.getConfigMapping(AccessSettings.class).allowNonLoopbackAddressDangerous())
        .ifPresent(
            refusal -> {
              throw new CannotStartException(refusal);
            });
    DatabaseSettings settings = config.getConfigMapping(DatabaseSettings.class);
    return settings.databaseUrl().map(DatabaseAddress::parse).orElseGet(() -> embedded(settings));
  }

  private static DatabaseAddress embedded(DatabaseSettings settings) {
    EmbeddedServer server = EmbeddedServer.start(Path.of(settings.dataDir()));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  // Hooks run side by side; the service lets go of its connections first.
                  Optional.ofNullable(Application.currentApplication())
                      .ifPresent(Application::awaitShutdown);
                  server.close();
                },
                "stop-database"));
    return server.address();
  }
}
