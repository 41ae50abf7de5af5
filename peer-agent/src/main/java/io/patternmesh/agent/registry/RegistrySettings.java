package io.patternmesh.agent.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where this member's library is. */
@ConfigMapping(prefix = "patternmesh.registry")
public interface RegistrySettings {

  /**
   * The registry's address, {@code http://host:port}. Default {@code http://127.0.0.1:5001}. A
   * registry that does not answer is asked again for as long as it takes.
   */
  @WithDefault("http://127.0.0.1:5001")
  URI url();

  /** How long one answer may take. Default 30 seconds. */
  @WithDefault("30s")
  Duration timeout();
}
