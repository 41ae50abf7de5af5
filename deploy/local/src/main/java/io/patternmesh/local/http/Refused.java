package io.patternmesh.local.http;

/** A service answered, but not with a success, or not in the form that was expected. */
public final class Refused extends CallFailed {

  private static final long serialVersionUID = 1L;

  public Refused(Reply reply) {
    super(reply.shown(), null);
  }

  public Refused(Reply reply, String expected, Throwable cause) {
    super(reply.shown() + " (expected " + expected + ")", cause);
  }
}
