package io.patternmesh.agent.start;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.function.Supplier;

/** Ends the start with one line and no stack trace. */
public final class StartRefusal {

  private StartRefusal() {}

  /**
   * To be thrown; without a cause, which would be printed in its place.
   *
   * @param why names the setting, its value and what is expected of it
   */
  public static ConfigurationException because(String why) {
    return new ConfigurationException("peer-agent cannot start: " + why);
  }

  /**
   * What is made of settings.
   *
   * @throws ConfigurationException when they are refused with an {@link IllegalArgumentException}
   */
  public static <T> T unless(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw because(e.getMessage());
    }
  }
}
