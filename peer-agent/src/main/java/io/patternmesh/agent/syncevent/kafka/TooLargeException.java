package io.patternmesh.agent.syncevent.kafka;

/** A record is larger than the producer or the topic allows; sending it again would not help. */
public final class TooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooLargeException(Throwable cause) {
    super(cause.getMessage(), cause);
  }
}
