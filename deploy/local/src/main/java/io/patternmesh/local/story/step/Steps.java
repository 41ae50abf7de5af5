package io.patternmesh.local.story.step;

import io.patternmesh.local.story.Step;
import java.util.List;

/** The story, in its order. */
public final class Steps {

  private Steps() {}

  public static List<Step> all() {
    return List.of(
        new Union(),
        new Edit(),
        new Conflict(),
        new Deletion(),
        new Crash(),
        new Outage(),
        new Secrecy());
  }
}
