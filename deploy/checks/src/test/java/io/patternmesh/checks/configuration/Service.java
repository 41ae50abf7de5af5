package io.patternmesh.checks.configuration;

import io.patternmesh.checks.Checkout;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** A service of the project, as its sources configure it. */
public enum Service {
  SIGNALING("signaling-service"),
  AGENT("peer-agent"),
  REGISTRY("pattern-registry");

  private final String folder;

  Service(String folder) {
    this.folder = folder;
  }

  /** Its folder in the project, which is the name of its image too. */
  public String folder() {
    return folder;
  }

  /** What its {@code application.properties} says of a property, without a profile. */
  public Optional<String> property(String name) {
    return Optional.ofNullable(properties().getProperty(name));
  }

  /** All that its {@code application.properties} says. */
  public Properties properties() {
    Properties properties = new Properties();
    try {
      properties.load(
          new StringReader(Checkout.text(folder + "/src/main/resources/application.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  /** Its settings, by prefix in alphabetical order. */
  public List<SettingGroup> groups() {
    return SettingSources.in(Checkout.at(folder + "/src/main/java"));
  }

  /** Whether this variable sets one of its settings; any index of a list element will do. */
  public boolean knows(String environmentVariable) {
    String first = environmentVariable.replaceAll("_\\d+__", "_0__").replaceAll("_\\d+_$", "_0_");
    return groups().stream()
        .flatMap(group -> group.settings().stream())
        .anyMatch(setting -> setting.environmentVariable().equals(first));
  }
}
