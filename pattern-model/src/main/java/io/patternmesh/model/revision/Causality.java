package io.patternmesh.model.revision;

/** How one version vector stands to another. */
public enum Causality {
  /** Every counter is at most the other's, and one is less. */
  BEFORE,
  /** Every counter is at least the other's, and one is greater. */
  AFTER,
  EQUAL,
  /** Each has seen something that the other has not. */
  CONCURRENT
}
