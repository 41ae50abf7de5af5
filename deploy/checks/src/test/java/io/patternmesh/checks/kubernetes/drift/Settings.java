package io.patternmesh.checks.kubernetes.drift;

import io.patternmesh.checks.configuration.Service;
import java.time.Duration;
import java.util.Optional;

/** Defaults of settings. */
final class Settings {

  private Settings() {}

  /** What a setting is when nobody sets it. */
  static Optional<String> byDefault(Service service, String name) {
    return service.groups().stream()
        .flatMap(group -> group.settings().stream())
        .filter(setting -> setting.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(service.folder() + " has no setting " + name))
        .defaultValue();
  }

  /** The default of a setting in seconds, such as {@code 2s}. */
  static Duration duration(Service service, String name) {
    return Duration.parse("PT" + byDefault(service, name).orElseThrow());
  }
}
