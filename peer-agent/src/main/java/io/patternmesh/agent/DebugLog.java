package io.patternmesh.agent;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * {@code patternmesh.debug=true} has the agent log each event and each step of a connection.
 * Default false.
 */
@ApplicationScoped
class DebugLog {

  // Held here: the log manager itself forgets a logger that nobody holds.
  private static final Logger AGENT = Logger.getLogger("io.patternmesh");

  private final boolean debug;

  DebugLog(@ConfigProperty(name = "patternmesh.debug", defaultValue = "false") boolean debug) {
    this.debug = debug;
  }

  void start(@Observes StartupEvent started) {
    if (debug) {
      AGENT.setLevel(Level.FINE);
    }
  }
}
