package io.patternmesh.agent.session;

/** What came in the name of a peer was not signed by that peer. */
public final class ProofException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ProofException(String message) {
    super(message);
  }
}
