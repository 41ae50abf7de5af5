package io.patternmesh.local.story.step;

import io.patternmesh.local.port.FreePorts;
import io.patternmesh.local.process.Fleet;
import io.patternmesh.local.process.Launch;
import io.patternmesh.local.process.Leftovers;
import io.patternmesh.local.story.Stage;
import io.patternmesh.local.story.Step;
import io.patternmesh.local.wait.Unmet;
import java.util.List;

/** Everything stops and leaves nothing behind. */
public final class Closing implements Step {

  @Override
  public String title() {
    return "everything stops; no process and no port is left";
  }

  @Override
  public String play(Stage stage) {
    stage.close();
    List<Launch> all = stage.launches().all();
    List<String> left = new Leftovers(Fleet.runFolder(stage.project()), all).names();
    if (!left.isEmpty()) {
      throw new Unmet("no process left", left + " still run");
    }
    FreePorts.check(all);
    int ports = all.stream().mapToInt(launch -> launch.ports().size()).sum();
    return ports + " ports free again, no database process left";
  }
}
