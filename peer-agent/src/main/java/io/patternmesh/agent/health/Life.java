package io.patternmesh.agent.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What the agent's endless streams are together: what ended starts again with the agent only. */
@ApplicationScoped
public class Life {

  private volatile Optional<String> end = Optional.empty();

  /** They ended, and {@code how}. */
  public void ended(String how) {
    end = Optional.of(how);
  }

  /** How they ended; empty while they run. */
  Optional<String> end() {
    return end;
  }
}
