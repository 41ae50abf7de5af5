package io.patternmesh.local.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * A figure beside another one of the same run: machines differ and are busy, what two figures have
 * to do with each other stays.
 *
 * @param name what was measured
 * @param unit of both
 * @param measured what it came to
 * @param against what else was measured
 * @param reference what that came to
 */
public record Figure(String name, String unit, double measured, String against, double reference) {

  private static final double SMALL = 0.01;

  /**
   * @throws IllegalArgumentException when the reference is nothing to compare with
   */
  public Figure {
    if (!(reference > 0)) {
      throw new IllegalArgumentException(
          name + " against " + against + ": more than 0 " + unit + " expected, got " + reference);
    }
  }

  /** The measured figure as a part or a multiple of the other one. */
  @JsonProperty
  public double ratio() {
    return measured / reference;
  }

  String shownRatio() {
    return ratio() > 0 && ratio() < SMALL
        ? String.format(Locale.ROOT, "1/%.0f", 1 / ratio())
        : String.format(Locale.ROOT, "%.2f", ratio());
  }

  String shownMeasured() {
    return shown(measured);
  }

  String shownReference() {
    return shown(reference);
  }

  private String shown(double value) {
    boolean whole = value == Math.rint(value) || value >= 100;
    return String.format(Locale.ROOT, whole ? "%,.0f %s" : "%.3g %s", value, unit);
  }
}
