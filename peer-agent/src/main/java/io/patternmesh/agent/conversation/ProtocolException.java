package io.patternmesh.agent.conversation;

/** The peer broke the protocol; its session ends, and nothing else does. */
public final class ProtocolException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ProtocolException(String message) {
    super(message);
  }
}
