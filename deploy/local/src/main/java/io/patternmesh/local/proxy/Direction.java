package io.patternmesh.local.proxy;

/** Which way recorded bytes went. */
public enum Direction {
  TO_SERVICE("to-service"),
  TO_AGENT("to-agent");

  private final String label;

  Direction(String label) {
    this.label = label;
  }

  /** As in the names of the files of a recording. */
  public String label() {
    return label;
  }
}
