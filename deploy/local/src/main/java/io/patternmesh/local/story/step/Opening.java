package io.patternmesh.local.story.step;

import io.patternmesh.local.process.Launch;
import io.patternmesh.local.story.Stage;
import io.patternmesh.local.story.Step;

/** Everything starts, from nothing. */
public final class Opening implements Step {

  @Override
  public String title() {
    return "signaling, three registries and three agents start";
  }

  @Override
  public String play(Stage stage) {
    Launch[] all = stage.launches().all().toArray(Launch[]::new);
    stage.start(all);
    return all.length + " processes ready";
  }
}
