package io.patternmesh.agent.sync;

/** A comparison of two libraries failed; the next one may succeed. */
public final class SyncException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SyncException(String message) {
    super(message);
  }
}
