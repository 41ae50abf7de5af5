package io.patternmesh.agent.webrtc;

/**
 * When a factory has served long enough. The native library gives back what it leaks (about 180
 * bytes for each received message, 73 KB for each connection) only when the factory is disposed.
 *
 * @param messages received messages, over all its connections
 * @param connections connections made, over its life
 * @param together connections open at the same time; more go to another factory
 */
public record Rotation(long messages, int connections, int together) {

  /** Connections made before a factory is replaced: about 35 MB of leaks. */
  public static final int CONNECTIONS = 500;

  /**
   * @throws IllegalArgumentException when a number is not positive
   */
  public Rotation {
    if (messages < 1 || connections < 1 || together < 1) {
      throw new IllegalArgumentException(
          "patternmesh.webrtc.messages-per-factory and connections-per-factory: 1 or more expected,"
              + " got "
              + messages
              + " and "
              + together);
    }
  }
}
