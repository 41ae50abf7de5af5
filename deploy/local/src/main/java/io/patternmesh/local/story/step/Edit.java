package io.patternmesh.local.story.step;

import io.patternmesh.local.agent.HeldPattern;
import io.patternmesh.local.agent.PatternText;
import io.patternmesh.local.screen.Amounts;
import io.patternmesh.local.story.Actor;
import io.patternmesh.local.story.Arrival;
import io.patternmesh.local.story.Stage;
import io.patternmesh.local.story.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An edit of Alice reaches the others at once. */
public final class Edit implements Step {

  private static final int ROUNDS = 10;
  private static final String ID = "unit-auth-01";

  @Override
  public String title() {
    return "an edit by alice reaches bob and charlie";
  }

  @Override
  public String play(Stage stage) {
    Map<Actor, List<Duration>> times = new LinkedHashMap<>();
    for (int round = 1; round <= ROUNDS; round++) {
      PatternText text =
          stage.alice().held(ID).text().withPattern(stage.newCode("edit " + round + " by alice"));
      Arrival arrival = Arrival.from(stage);
      HeldPattern made = stage.alice().api().put(ID, text);
      stage.secrets().keep(ID, text);
      arrival
          .of(made, List.of(stage.bob(), stage.charlie()))
          .forEach((actor, time) -> times.computeIfAbsent(actor, a -> new ArrayList<>()).add(time));
    }
    return ROUNDS
        + " edits, from the call to the read:\n"
        + times.entrySet().stream()
            .map(each -> each.getKey().name() + " " + shown(each.getValue()))
            .collect(Collectors.joining("\n"));
  }

  private static String shown(List<Duration> times) {
    List<Duration> sorted = times.stream().sorted().toList();
    return "median "
        + Amounts.time(sorted.get(sorted.size() / 2))
        + ", slowest "
        + Amounts.time(sorted.get(sorted.size() - 1));
  }
}
