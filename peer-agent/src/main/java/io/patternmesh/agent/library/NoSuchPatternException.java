package io.patternmesh.agent.library;

import io.patternmesh.model.identity.Quoted;

/** There is no pattern of this id here, or it was deleted. */
public final class NoSuchPatternException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NoSuchPatternException(String patternId, String what) {
    super("no " + what + " with id " + Quoted.of(patternId) + " in this library");
  }
}
