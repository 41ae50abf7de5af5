package io.patternmesh.agent.library;

/** The registry did not take an edit of this member. */
public final class EditRejectedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EditRejectedException(String patternId, String reason) {
    super("pattern " + patternId + ": " + reason);
  }
}
