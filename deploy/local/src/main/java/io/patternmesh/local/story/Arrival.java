package io.patternmesh.local.story;

import io.patternmesh.local.agent.HeldPattern;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** When a change of one member is seen by others. */
public final class Arrival {

  private final Stage stage;
  private final long start = System.nanoTime();

  private Arrival(Stage stage) {
    this.stage = stage;
  }

  /** Starts the clock; call it before the change is made. */
  public static Arrival from(Stage stage) {
    return new Arrival(stage);
  }

  /** Waits until each of them holds exactly this revision; the time from the start for each. */
  public Map<Actor, Duration> of(HeldPattern made, List<Actor> others) {
    return until(
        made.id() + " with digest " + made.digest() + " of version " + made.version(),
        made.id(),
        held -> held.filter(it -> it.digest().equals(made.digest())).isPresent(),
        others);
  }

  /** Waits until none of them holds it any more; the time from the start for each. */
  public Map<Actor, Duration> ofDeletion(String id, List<Actor> others) {
    return until(id + " gone (404 or 410)", id, Optional::isEmpty, others);
  }

  private Map<Actor, Duration> until(
      String what, String id, Predicate<Optional<HeldPattern>> there, List<Actor> others) {
    Map<Actor, Duration> seen = new LinkedHashMap<>();
    stage.await(
        what + " with " + others.stream().map(Actor::name).toList(),
        Stage.FLOWING,
        () -> {
          Optional<String> missing = Optional.empty();
          for (Actor each : others) {
            if (!seen.containsKey(each)) {
              Optional<HeldPattern> held = each.api().pattern(id);
              if (there.test(held)) {
                seen.put(each, Duration.ofNanos(System.nanoTime() - start));
              } else {
                missing = Optional.of(each.name() + " holds " + shown(held));
              }
            }
          }
          return missing;
        });
    return seen;
  }

  private static String shown(Optional<HeldPattern> held) {
    return held.map(it -> "digest " + it.digest() + " of version " + it.version())
        .orElse("nothing");
  }
}
