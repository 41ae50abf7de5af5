package io.patternmesh.local.place;

/**
 * The ports of everything: signaling 3002, agents from 4001, registries from 5001, each with its
 * management interface (health and metrics) 100 above; all moved by one offset so that a second
 * mesh fits on the machine.
 *
 * @param offset added to each port, 0 for the usual ones
 */
public record Ports(int offset) {

  /** The greatest offset that keeps every port below 65536. */
  private static final int GREATEST = 60_000;

  /**
   * @throws IllegalArgumentException when a port would be out of range
   */
  public Ports {
    if (offset < 0 || offset > GREATEST) {
      throw new IllegalArgumentException(
          "port offset: 0 to " + GREATEST + " expected, got " + offset);
    }
  }

  public int signaling() {
    return 3002 + offset;
  }

  /** The port where the service that listens on {@code port} tells how it is. */
  public static int management(int port) {
    return port + 100;
  }

  /** The port of the agent of the n-th member, from 0. */
  public int agent(int member) {
    return 4001 + offset + member;
  }

  /** The port of the registry of the n-th member, from 0. */
  public int registry(int member) {
    return 5001 + offset + member;
  }
}
