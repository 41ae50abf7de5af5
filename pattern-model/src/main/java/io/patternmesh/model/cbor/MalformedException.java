package io.patternmesh.model.cbor;

/** Bytes that are not what they should be. The only exception that decoding throws. */
public final class MalformedException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  public MalformedException(String message) {
    super(message);
  }

  public MalformedException(String message, Throwable cause) {
    super(message, cause);
  }
}
