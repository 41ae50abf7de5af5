package io.patternmesh.local.http;

/** A call to a service that did not do what it was made for. */
public sealed class CallFailed extends RuntimeException permits NoReply, Refused {

  private static final long serialVersionUID = 1L;

  CallFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
