package io.patternmesh.registry.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who may speak to this registry. */
@ConfigMapping(prefix = "patternmesh.registry")
public interface AccessSettings {

  /**
   * Whether {@code quarkus.http.host} may be an address that other machines reach. Default false:
   * such an address ends the start. With true, everybody who reaches it reads and writes the
   * library, for the registry asks nobody who they are. Anything but true or false ends the start.
   */
  @WithDefault("false")
  boolean allowNonLoopbackAddressDangerous();
}
