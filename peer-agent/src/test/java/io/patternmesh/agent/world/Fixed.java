package io.patternmesh.agent.world;

import io.patternmesh.agent.conversation.ConversationSettings;
import io.patternmesh.agent.sync.SyncSettings;
import java.time.Duration;

/** Settings for tests: quick, and nothing happens by the clock unless a test asks for it. */
public final class Fixed {

  private Fixed() {}

  /** How a session watches over itself. */
  public record Talk(
      Duration heartbeatInterval, Duration silenceTimeout, Duration helloTimeout, int window)
      implements ConversationSettings {}

  /** When libraries are compared. */
  public record Sync(
      boolean autoSync, Duration syncInterval, int maxPendingPatterns, Duration stepTimeout)
      implements SyncSettings {}

  public static Talk talk(int window) {
    return new Talk(Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(10), window);
  }

  public static Sync sync(boolean auto) {
    return new Sync(auto, Duration.ofSeconds(1), 100, Duration.ofSeconds(10));
  }
}
