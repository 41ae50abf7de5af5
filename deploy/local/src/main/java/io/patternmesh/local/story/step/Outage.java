package io.patternmesh.local.story.step;

import io.patternmesh.local.agent.AgentStatus.SignalingTie;
import io.patternmesh.local.agent.HeldPattern;
import io.patternmesh.local.agent.PatternText;
import io.patternmesh.local.process.Launch;
import io.patternmesh.local.proxy.Direction;
import io.patternmesh.local.screen.Amounts;
import io.patternmesh.local.story.Actor;
import io.patternmesh.local.story.Arrival;
import io.patternmesh.local.story.Stage;
import io.patternmesh.local.story.Step;
import io.patternmesh.local.wait.Unmet;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Members who are connected need no signaling; when it returns, new sessions form. */
public final class Outage implements Step {

  private static final String ID = "int-db-03";
  private static final Pattern OFFER = Pattern.compile("\"offer\"");

  @Override
  public String title() {
    return "signaling down: edits still spread; up again: a new session forms";
  }

  @Override
  public String play(Stage stage) {
    Actor alice = stage.alice();
    Actor bob = stage.bob();
    Launch signaling = stage.launches().signalingService();
    stage.stop(signaling);
    awaitTies(stage, "lost by all", tie -> !tie.joined());
    Duration without = spread(stage, bob, "written by bob without signaling");

    stage.start(signaling);
    Duration rejoined = awaitTies(stage, "joined by all", SignalingTie::joined);
    long offersBefore = offers(stage);
    alice.api().disconnect(bob.peerId());
    stage.awaitApart(alice, bob);
    alice.api().connect(bob.peerId());
    Duration connected = stage.awaitConnected(alice, bob);
    long offersAfter = offers(stage);
    if (offersAfter <= offersBefore) {
      throw new Unmet(
          "a new offer through signaling for the new session of alice and bob",
          offersAfter + " offers, as before");
    }
    Duration after = spread(stage, alice, "written by alice after the outage");
    return "bob's edit reached all in "
        + Amounts.time(without)
        + " without signaling; all rejoined "
        + Amounts.time(rejoined)
        + " after its return, alice and bob connected anew in "
        + Amounts.time(connected)
        + ", an edit by alice reached all in "
        + Amounts.time(after);
  }

  private interface Wanted {
    boolean test(SignalingTie tie);
  }

  private static Duration awaitTies(Stage stage, String what, Wanted wanted) {
    return stage.await(
        "signaling " + what,
        Stage.CONNECTING,
        () -> {
          for (Actor actor : stage.actors()) {
            SignalingTie tie = actor.api().status().signaling();
            if (!wanted.test(tie)) {
              return Optional.of(actor.name() + " says " + tie.state() + ", " + tie.error());
            }
          }
          return Optional.empty();
        });
  }

  private static Duration spread(Stage stage, Actor author, String about) {
    PatternText text = author.held(ID).text().withPattern(stage.newCode(about));
    stage.secrets().keep(ID, text);
    List<Actor> others = stage.actors().stream().filter(each -> each != author).toList();
    Arrival arrival = Arrival.from(stage);
    HeldPattern made = author.api().put(ID, text);
    return arrival.of(made, others).values().stream().max(Comparator.naturalOrder()).orElseThrow();
  }

  private static long offers(Stage stage) {
    return stage.recording().said(Direction.TO_SERVICE).stream()
        .mapToLong(text -> OFFER.matcher(text).results().count())
        .sum();
  }
}
