package io.patternmesh.agent.event;

import java.time.Clock;

/** Events without an application around them. */
public final class TestEvents {

  private TestEvents() {}

  public static EventFeed feed() {
    return new EventFeed(Clock.systemUTC());
  }
}
