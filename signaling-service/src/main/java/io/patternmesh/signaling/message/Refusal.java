package io.patternmesh.signaling.message;

import java.util.Optional;

/** A message that is not acted on. Its peer is told why; its socket stays open. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String inReplyTo;

  /**
   * @param inReplyTo the id of the refused message, when it could be read
   * @param message what was wrong, with what value, and what to do about it
   */
  public Refusal(ErrorCode code, Optional<String> inReplyTo, String message) {
    super(message, null, false, false);
    this.code = code;
    this.inReplyTo = inReplyTo.orElse(null);
  }

  /** The kind of error. */
  public ErrorCode code() {
    return code;
  }

  /** The id of the refused message, when it could be read. */
  public Optional<String> inReplyTo() {
    return Optional.ofNullable(inReplyTo);
  }
}
