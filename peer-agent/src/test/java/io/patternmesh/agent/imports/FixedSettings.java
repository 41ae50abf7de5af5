package io.patternmesh.agent.imports;

import java.time.Duration;
import java.util.Set;

/** Settings for tests: quick, and with the ignored folders that matter here. */
public record FixedSettings(Set<String> ignoredFolders, Duration settle, Duration rescanInterval)
    implements ImportSettings {

  public static final FixedSettings QUICK =
      new FixedSettings(
          Set.of("node_modules", "target", ".*"), Duration.ofMillis(40), Duration.ofMillis(50));
}
