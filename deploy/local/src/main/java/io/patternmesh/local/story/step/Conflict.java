package io.patternmesh.local.story.step;

import io.patternmesh.local.agent.HeldPattern;
import io.patternmesh.local.agent.OpenConflict;
import io.patternmesh.local.agent.PastRevision;
import io.patternmesh.local.agent.PatternText;
import io.patternmesh.local.screen.Amounts;
import io.patternmesh.local.story.Actor;
import io.patternmesh.local.story.Arrival;
import io.patternmesh.local.story.Stage;
import io.patternmesh.local.story.Step;
import io.patternmesh.local.wait.Unmet;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Two edits that do not know of each other: the same winner everywhere, and nothing lost. */
public final class Conflict implements Step {

  private static final String ID = "e2e-login-02";

  @Override
  public String title() {
    return "two edits apart: one winner, a conflict reported, the loser kept, settled for all";
  }

  @Override
  public String play(Stage stage) {
    Actor alice = stage.alice();
    Actor bob = stage.bob();
    Actor charlie = stage.charlie();
    PatternText text = alice.held(ID).text();
    alice.api().disconnect(bob.peerId());
    alice.api().disconnect(charlie.peerId());
    stage.awaitApart(alice, bob, charlie);
    HeldPattern hers = edit(stage, alice, text.withPattern(stage.newCode("alice, apart")));
    HeldPattern his = edit(stage, bob, text.withPattern(stage.newCode("bob, apart")));
    Arrival.from(stage).of(his, List.of(charlie));
    if (!alice.held(ID).digest().equals(hers.digest())) {
      throw new Unmet("alice, who is apart, keeps her own edit", "she holds another revision");
    }

    alice.api().connect(bob.peerId());
    alice.api().connect(charlie.peerId());
    stage.awaitConnected(alice, bob, charlie);
    HeldPattern winner = Stream.of(hers, his).max(BY_POLICY).orElseThrow();
    HeldPattern loser = winner == his ? hers : his;
    Arrival agreement = Arrival.from(stage);
    Duration slowest =
        agreement.of(winner, stage.actors()).values().stream()
            .max(Comparator.naturalOrder())
            .orElseThrow();
    Actor troubled = awaitReport(stage);
    checkKept(loser, loser == his ? bob : alice);
    settle(stage, troubled, text.withPattern(stage.newCode("both sides, by hand")));
    return "both wrote version "
        + hers.version()
        + (hers.version() == his.version() ? "" : " and " + his.version())
        + "; the "
        + (hers.version() == his.version() ? "later" : "higher")
        + " one won everywhere, "
        + Amounts.time(slowest)
        + " after the reunion; "
        + troubled.name()
        + " reported it and settled it for all; the loser stands in the history";
  }

  private static final Comparator<HeldPattern> BY_POLICY =
      Comparator.comparingLong(HeldPattern::version)
          .thenComparing(pattern -> Instant.parse(pattern.updatedAt()));

  private static HeldPattern edit(Stage stage, Actor actor, PatternText text) {
    stage.secrets().keep(ID, text);
    return actor.api().put(ID, text);
  }

  private static Actor awaitReport(Stage stage) {
    List<Actor> editors = List.of(stage.alice(), stage.bob());
    stage.await(
        "a conflict of " + ID + " reported by alice or bob",
        Stage.FLOWING,
        () ->
            editors.stream().anyMatch(Conflict::reports)
                ? Optional.empty()
                : Optional.of("no open conflict of it with either"));
    return editors.stream().filter(Conflict::reports).findFirst().orElseThrow();
  }

  private static boolean reports(Actor actor) {
    return actor.api().conflicts().stream().anyMatch(it -> it.patternId().equals(ID));
  }

  private static void checkKept(HeldPattern loser, Actor author) {
    List<String> past = author.api().history(ID).stream().map(PastRevision::digest).toList();
    if (!past.contains(loser.digest())) {
      throw new Unmet(
          "the losing revision " + loser.digest() + " in the history of " + author.name(),
          past.size() + " other revisions: " + past);
    }
  }

  private static void settle(Stage stage, Actor actor, PatternText text) {
    stage.secrets().keep(ID, text);
    actor.api().resolve(ID, text);
    stage.await(
        "the settled text with everybody and no open conflict",
        Stage.FLOWING,
        () ->
            stage.actors().stream()
                .map(each -> unsettled(each, text))
                .flatMap(Optional::stream)
                .findFirst());
    Arrival.from(stage).of(actor.held(ID), stage.actors());
  }

  private static Optional<String> unsettled(Actor actor, PatternText text) {
    List<String> open = actor.api().conflicts().stream().map(OpenConflict::patternId).toList();
    if (!open.isEmpty()) {
      return Optional.of(actor.name() + " has open conflicts of " + open);
    }
    HeldPattern held = actor.held(ID);
    return held.pattern().equals(text.pattern())
        ? Optional.empty()
        : Optional.of(actor.name() + " holds version " + held.version() + " with another text");
  }
}
