package io.patternmesh.agent.syncevent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is told to Kafka; whether anything is, is decided by {@code kafka.bootstrap.servers}. */
@ConfigMapping(prefix = "patternmesh.sync-events")
public interface SyncEventSettings {

  /**
   * The topic, 1 to 90 of {@code A-Z a-z 0-9 . _ -}. Default {@code patternmesh.sync-events}.
   * Another form stops the start with an error. Each topic has a place of its own in the library,
   * so a new topic is told everything from the beginning.
   */
  @WithDefault("patternmesh.sync-events")
  String topic();

  /**
   * Whether events carry a pattern's description and code. Default false: metadata only. What is
   * neither true nor false stops the start with an error.
   */
  @WithDefault("false")
  boolean includeContent();

  /**
   * Whether patterns that are directed to some members only are told as well. Default false. Drafts
   * never are. What is neither true nor false stops the start with an error.
   */
  @WithDefault("false")
  boolean includeDirected();
}
