package io.patternmesh.agent.api;

/** What was sent is larger than it may be. */
final class TooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooLargeException(String message) {
    super(message);
  }
}
