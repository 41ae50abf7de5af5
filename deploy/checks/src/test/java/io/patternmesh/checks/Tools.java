package io.patternmesh.checks;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;

/** Programs of others that some checks run. */
public final class Tools {

  private static final List<String> PROMISED =
      List.of(System.getProperty("patternmesh.tools", "").split(","));

  private Tools() {}

  /** Skips the test where there is no such tool, unless {@code ./mesh test} said that there is. */
  public static void need(String tool, boolean isThere) {
    assumeTrue(
        isThere || PROMISED.contains(tool),
        tool + " is missing; ./mesh test installs it where it can");
  }
}
