package io.patternmesh.agent.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who may speak to this agent. */
@ConfigMapping(prefix = "patternmesh.api")
public interface ApiSettings {

  /**
   * Whether {@code quarkus.http.host} may be an address that other machines reach. Default false:
   * such an address ends the start. With true, everybody who reaches it edits in this member's
   * name.
   */
  @WithDefault("false")
  boolean allowNonLoopbackAddressDangerous();
}
