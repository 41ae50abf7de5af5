package io.patternmesh.agent.mesh;

import java.util.LinkedHashSet;
import java.util.Set;

/** The session ids that a peer has used; an offer that uses one again is a replay. */
final class SeenSessions {

  private static final int REMEMBERED = 1_024;

  private final Set<String> seen = new LinkedHashSet<>();

  /** False when it was used before. Only the latest {@value #REMEMBERED} are remembered. */
  boolean add(String session) {
    if (!seen.add(session)) {
      return false;
    }
    if (seen.size() > REMEMBERED) {
      seen.remove(seen.iterator().next());
    }
    return true;
  }
}
