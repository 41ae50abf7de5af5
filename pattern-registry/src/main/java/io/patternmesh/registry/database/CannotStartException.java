package io.patternmesh.registry.database;

/** The registry must not, or cannot, start; the message says why and what to do, in one line. */
public final class CannotStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CannotStartException(String message) {
    super(message);
  }

  public CannotStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
