package io.patternmesh.local.wait;

import java.util.Optional;

/** One look at a condition. */
@FunctionalInterface
public interface Probe {

  /** Empty when the condition holds; else what was seen in its place. */
  Optional<String> missing();
}
