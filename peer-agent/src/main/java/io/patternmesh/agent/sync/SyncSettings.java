package io.patternmesh.agent.sync;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When libraries are compared, in the words of the React hooks. */
@ConfigMapping(prefix = "patternmesh.sync")
public interface SyncSettings {

  /**
   * Whether libraries are compared on connect and every {@link #syncInterval()}. Default true. New
   * changes are pushed either way, and a comparison can be asked for.
   */
  @WithDefault("true")
  boolean autoSync();

  /**
   * How often two libraries are compared, to repair what live delivery missed. Default 30 seconds.
   */
  @WithDefault("30s")
  Duration syncInterval();

  /**
   * How many changes may wait for one peer; with more, they are forgotten one by one and a
   * comparison finds them all. Default 100.
   */
  @WithDefault("100")
  int maxPendingPatterns();

  /** How long one step of a comparison may take before it fails. Default 20 seconds. */
  @WithDefault("20s")
  Duration stepTimeout();
}
