package io.patternmesh.local.bench;

import java.util.List;
import java.util.Map;

/**
 * What a benchmark found.
 *
 * @param about what was done, and how often
 * @param figures what to read
 * @param samples what the figures were made of, each with its unit in its name
 */
public record Measured(String about, List<Figure> figures, Map<String, Samples> samples) {

  public Measured {
    figures = List.copyOf(figures);
    samples = Map.copyOf(samples);
  }
}
