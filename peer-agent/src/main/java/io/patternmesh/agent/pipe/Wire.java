package io.patternmesh.agent.pipe;

import java.time.Duration;

/**
 * What an {@link Outbox} writes to. It has one thread of its own: {@link #buffered()} and {@link
 * #send} are called there only, so that nothing is ever sent while the channel is torn down.
 */
public interface Wire {

  /** Runs the task on the wire's thread; where the wire is gone the task is not run. */
  void execute(Runnable task);

  /** Runs the task on the wire's thread, later. */
  void executeAfter(Duration delay, Runnable task);

  /** How many bytes were sent and have not left yet. */
  long buffered();

  /**
   * Sends one message.
   *
   * @throws IllegalStateException when the channel is not open
   */
  void send(byte[] message);
}
