package io.patternmesh.registry.merge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a merge lets in. */
@ConfigMapping(prefix = "patternmesh.registry.merge")
public interface MergeSettings {

  /**
   * How far ahead of this machine's clock a revision may be dated, an ISO-8601 duration or {@code
   * 90s}. Default 5 minutes. What is no duration ends the start.
   */
  @WithDefault("PT5M")
  Duration tolerance();

  /**
   * Most merges that may be under way, each with a body of up to 16 MiB. Default 16. One more gets
   * 503 and is told to come again; a number below 1 refuses every merge.
   */
  @WithDefault("16")
  int mostAtOnce();
}
