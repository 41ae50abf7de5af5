package io.patternmesh.agent.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Who this peer is and where it belongs. */
@ConfigMapping(prefix = "patternmesh.peer")
public interface PeerSettings {

  /**
   * The name that other members see, 1 to 64 characters; identifies nobody. Default: the user name.
   * A blank or longer name stops the start with an error.
   */
  @WithDefault("${user.name:anonymous}")
  String name();

  /**
   * The room to join, 1 to 64 of {@code A-Z a-z 0-9 . _ -}. Default {@code my-team}. Another form
   * stops the start with an error.
   */
  @WithDefault("my-team")
  String room();

  /**
   * The folder that keeps this peer's key, and what the agent must remember. Made, for its owner
   * only, when it is missing. Default {@code .patternmesh} in the user's home. A folder that others
   * may write to stops the start with an error.
   */
  @WithDefault("${user.home}/.patternmesh")
  Path dataDir();
}
