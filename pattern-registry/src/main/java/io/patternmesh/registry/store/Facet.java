package io.patternmesh.registry.store;

import java.util.List;

/**
 * How often each value of one field occurs.
 *
 * @param values the most frequent ones, of equal ones the lesser first
 * @param complete whether no value is left out
 */
public record Facet(List<Value> values, boolean complete) {

  /**
   * @param count patterns that have this value
   */
  public record Value(String value, long count) {}
}
