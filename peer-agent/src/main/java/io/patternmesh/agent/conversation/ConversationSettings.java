package io.patternmesh.agent.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a session watches over itself. */
@ConfigMapping(prefix = "patternmesh.conversation")
public interface ConversationSettings {

  /** How often the peer is asked for a sign of life. Default 2 seconds. */
  @WithDefault("2s")
  Duration heartbeatInterval();

  /**
   * After how long without one the peer counts as gone; it is noticed at the next heartbeat.
   * Default 5 seconds; less than twice the interval ends healthy sessions.
   */
  @WithDefault("5s")
  Duration silenceTimeout();

  /** How long the peer's first frame may take. Default 10 seconds. */
  @WithDefault("10s")
  Duration helloTimeout();

  /**
   * How many revisions and counters a peer may have under way to us at once; each holds up to 1.25
   * MiB while it waits to be merged. Default 64.
   */
  @WithDefault("64")
  int window();
}
