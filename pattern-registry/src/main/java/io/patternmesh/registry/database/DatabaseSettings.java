package io.patternmesh.registry.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Which database holds the library. */
@ConfigMapping(prefix = "patternmesh.registry")
public interface DatabaseSettings {

  /**
   * The folder of the embedded database, kept between starts. Default {@code
   * ${user.home}/.patternmesh/library}. A folder that cannot be made or is in use by another
   * registry ends the start with a message.
   */
  @WithDefault("${user.home}/.patternmesh/library")
  String dataDir();

  /**
   * An external PostgreSQL 13 or newer, {@code postgresql://user:password@host:port/database};
   * reserved characters percent-encoded. Default none: the embedded one. Anything that is no such
   * address ends the start with a message that does not repeat the password.
   */
  Optional<String> databaseUrl();
}
