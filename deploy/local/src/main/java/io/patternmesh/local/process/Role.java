package io.patternmesh.local.process;

import java.time.Duration;

/** What a process is in the mesh, and how long it may take to stop by itself. */
public enum Role {
  SIGNALING(Duration.ofSeconds(10)),
  /** Stops its database as well. */
  REGISTRY(Duration.ofSeconds(20)),
  AGENT(Duration.ofSeconds(10));

  private final Duration grace;

  Role(Duration grace) {
    this.grace = grace;
  }

  /** How long it may take to stop before it is killed. */
  public Duration grace() {
    return grace;
  }
}
