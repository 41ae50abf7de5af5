package io.patternmesh.signaling;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Settings without a server. */
public final class TestSettings {

  private TestSettings() {}

  /** The defaults, but for these: name without prefix, value, name, value... */
  public static SignalingSettings with(String... changes) {
    Map<String, String> properties = new HashMap<>();
    for (int i = 0; i < changes.length; i += 2) {
      properties.put("patternmesh.signaling." + changes[i], changes[i + 1]);
    }
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withConverter(Duration.class, 200, new DurationConverter())
        .withMapping(SignalingSettings.class)
        .withSources(new PropertiesConfigSource(properties, "test", 500))
        .build()
        .getConfigMapping(SignalingSettings.class);
  }
}
