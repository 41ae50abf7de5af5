package io.patternmesh.signaling.room;

/** What came of passing a signal on. */
public enum Delivery {
  /** It is in the addressee's outbox. */
  PASSED,
  /** No member of the sender's room has that id. */
  NO_SUCH_PEER,
  /** The sender's place was taken over: it is not in the room any more. */
  NOT_A_MEMBER
}
