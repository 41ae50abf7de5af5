package io.patternmesh.agent.syncevent.change;

import io.patternmesh.model.revision.Audience;

/**
 * What may leave the room's own channels.
 *
 * @param content whether description and code may
 * @param directed whether patterns for some members only may; drafts never do
 */
public record Disclosure(boolean content, boolean directed) {

  /** Whether a revision for this audience may be told of. */
  boolean allows(Audience audience) {
    if (audience instanceof Audience.Only only) {
      return directed && !only.peers().isEmpty();
    }
    return true;
  }
}
