package io.patternmesh.local.story;

import io.patternmesh.local.Failure;
import io.patternmesh.local.http.CallFailed;
import io.patternmesh.local.screen.Amounts;
import io.patternmesh.local.screen.Terminal;
import io.patternmesh.local.wait.Unmet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Plays steps one after the other and stops at the first that fails. */
public final class Story {

  private static final String NOT_PLAYED = "not played";
  private static final String NO_FAILURE = "every call answered well, no process ended by itself";

  private final Terminal terminal;
  private final BooleanSupplier interrupted;
  private final List<StepResult> results = new ArrayList<>();

  /**
   * @param terminal where each step's end is told
   * @param interrupted whether a person broke it off, and what fails now is no news
   */
  public Story(Terminal terminal, BooleanSupplier interrupted) {
    this.terminal = terminal;
    this.interrupted = interrupted;
  }

  /** Plays a step, unless one before it failed. */
  public void play(Step step, Stage stage) {
    if (ok()) {
      playAnyway(step, stage);
    } else {
      results.add(new StepResult(step.title(), false, "", NOT_PLAYED, 0));
    }
  }

  /** Plays a step, whatever became of those before. */
  public void playAnyway(Step step, Stage stage) {
    terminal.passing("... " + step.title());
    StepResult result = result(step, stage, System.nanoTime());
    results.add(result);
    if (!interrupted.getAsBoolean()) {
      String time = Amounts.time(Duration.ofMillis(result.millis()));
      terminal.line((result.ok() ? "ok      " : "FAILED  ") + step.title() + " (" + time + ")");
    }
  }

  /** The first step that failed. */
  public Optional<StepResult> failure() {
    return results.stream().filter(result -> !result.ok()).findFirst();
  }

  /** Whether every step so far held. */
  public boolean ok() {
    return results.stream().allMatch(StepResult::ok);
  }

  public List<StepResult> results() {
    return List.copyOf(results);
  }

  private static StepResult result(Step step, Stage stage, long start) {
    try {
      String seen = step.play(stage);
      return new StepResult(step.title(), true, "", seen, since(start));
    } catch (Unmet e) {
      return new StepResult(step.title(), false, e.expected(), e.seen(), since(start));
    } catch (Failure | CallFailed e) {
      return new StepResult(step.title(), false, NO_FAILURE, e.getMessage(), since(start));
    } catch (RuntimeException e) {
      // Whatever went wrong in a step is what the step saw; the story must end and be told.
      String where = e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
      String seen = e.getClass().getSimpleName() + ": " + e.getMessage() + where;
      return new StepResult(step.title(), false, step.title(), seen, since(start));
    }
  }

  private static long since(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
