package io.patternmesh.local;

import java.util.List;

/**
 * Something a person can act on: what went wrong with what value, and what to do about it. It is
 * printed without a stack trace.
 */
public final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what was wrong, with what value
   * @param details further lines: the end of a log, the remedy
   */
  public Failure(String message, List<String> details) {
    super(details.isEmpty() ? message : message + "\n  " + String.join("\n  ", details));
  }

  /** A failure that one line tells. */
  public Failure(String message) {
    this(message, List.of());
  }
}
