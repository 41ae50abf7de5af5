package io.patternmesh.signaling.socket;

import io.smallrye.mutiny.Uni;

/** The transport under a socket. */
interface Line {

  /** Sends one text message; completes when the transport took it, fails when it is closed. */
  Uni<Void> send(String text);

  /** Says goodbye, and cuts the connection if the other side does not answer in time. */
  void close(Farewell farewell);
}
