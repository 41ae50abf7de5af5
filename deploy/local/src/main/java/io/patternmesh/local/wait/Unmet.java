package io.patternmesh.local.wait;

import java.time.Duration;
import java.util.Locale;

/** A condition that did not come to hold: what was expected, what was seen, and for how long. */
public final class Unmet extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String expected;
  private final String seen;

  public Unmet(String expected, String seen) {
    super("expected: " + expected + "; seen: " + seen);
    this.expected = expected;
    this.seen = seen;
  }

  Unmet(String expected, String seen, Duration waited) {
    this(
        expected,
        String.format(Locale.ROOT, "%s (after %.1f s)", seen, waited.toMillis() / 1000.0));
  }

  public String expected() {
    return expected;
  }

  public String seen() {
    return seen;
  }
}
