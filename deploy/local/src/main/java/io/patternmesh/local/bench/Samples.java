package io.patternmesh.local.bench;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * What was measured again and again, in the order in which it was.
 *
 * @param values at least one
 */
public record Samples(@JsonValue List<Double> values) {

  /**
   * @throws IllegalArgumentException when there are none
   */
  public Samples {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("samples: at least one expected, got none");
    }
    values = List.copyOf(values);
  }

  /** The one in the middle, or the mean of the two there. */
  public double median() {
    List<Double> sorted = sorted();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /**
   * The least one that so many of a hundred do not pass: the nearest rank.
   *
   * @param percent above 0, up to 100, which is the greatest
   */
  public double percentile(int percent) {
    if (percent < 1 || percent > 100) {
      throw new IllegalArgumentException("percentile: 1 to 100 expected, got " + percent);
    }
    List<Double> sorted = sorted();
    return sorted.get((sorted.size() * percent + 99) / 100 - 1);
  }

  private List<Double> sorted() {
    return values.stream().sorted().toList();
  }
}
