package io.patternmesh.checks.configuration;

import java.util.Locale;
import java.util.Optional;

/**
 * One thing that can be set.
 *
 * @param name the property, with {@code [0]} for the first element of a list
 * @param type the simple name of its Java type, for instance {@code Duration}
 * @param defaultValue what holds when it is not set, if something does
 * @param description in Markdown, from the Javadoc
 */
public record Setting(String name, String type, Optional<String> defaultValue, String description) {

  /**
   * The environment variable that sets it (MicroProfile Config, "Environment Variables Mapping
   * Rules").
   */
  public String environmentVariable() {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
