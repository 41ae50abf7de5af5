package io.patternmesh.signaling.allowance;

/** The answer to a socket that sends one more message. */
public enum Grant {
  /** Within the allowance. */
  GIVEN,
  /** Over it: the message is not read. */
  REFUSED,
  /** Over it too often: the socket is to be closed. */
  SPENT
}
