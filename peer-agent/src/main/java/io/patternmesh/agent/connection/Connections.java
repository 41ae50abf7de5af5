package io.patternmesh.agent.connection;

import io.patternmesh.agent.ice.IceConfiguration;

/** Makes connections. */
public interface Connections extends AutoCloseable {

  /**
   * A new connection; nothing happens on the network before it is asked for an offer or an answer.
   *
   * @param observer hears of it, on threads that it must not hold up
   */
  Connection open(IceConfiguration ice, ConnectionObserver observer);

  /** Closes every connection and gives back what they took. Blocks; for shutdown. */
  @Override
  void close();
}
