package io.patternmesh.local.story;

import io.patternmesh.local.wait.Unmet;

/** One thing that PatternMesh promises, done and checked. */
public interface Step {

  /** What shall hold, as the table names it. */
  String title();

  /**
   * Does it.
   *
   * @return what was seen, with its numbers; several lines are fine
   * @throws Unmet when something expected did not come
   */
  String play(Stage stage);
}
