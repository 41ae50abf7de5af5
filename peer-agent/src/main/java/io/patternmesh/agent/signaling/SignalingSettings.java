package io.patternmesh.agent.signaling;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Which signaling server to use, and how. */
@ConfigMapping(prefix = "patternmesh.signaling")
public interface SignalingSettings {

  /**
   * The server's address, {@code ws://} or {@code wss://}. Default {@code ws://localhost:3002}.
   * Anything else stops the start with an error.
   */
  @WithDefault("ws://localhost:3002")
  URI url();

  /** The token that the server asks for at the door. Default: none. Never logged. */
  Optional<String> token();

  /**
   * How long connecting and joining may take together. Default 10 s. Zero or less stops the start
   * with an error.
   */
  @WithDefault("10s")
  Duration joinTimeout();

  /** The longest wait before the second attempt to connect. Default 500 ms. */
  @WithDefault("500ms")
  Duration retryFirst();

  /** The longest wait between attempts to connect. Default 30 s. */
  @WithDefault("30s")
  Duration retryCap();
}
