package io.patternmesh.local.story.step;

import io.patternmesh.local.agent.SyncResult;
import io.patternmesh.local.process.Launch;
import io.patternmesh.local.screen.Amounts;
import io.patternmesh.local.story.Actor;
import io.patternmesh.local.story.Arrival;
import io.patternmesh.local.story.Stage;
import io.patternmesh.local.story.Step;
import io.patternmesh.local.wait.Unmet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is deleted while Bob is away stays deleted when he returns, file in his folder or not. */
public final class Deletion implements Step {

  /** One of Bob's own files: his agent sees it again when it starts. */
  private static final String ID = "perf-api-03";

  @Override
  public String title() {
    return "alice deletes while bob is away; he returns, and it stays deleted";
  }

  @Override
  public String play(Stage stage) {
    Actor bob = stage.bob();
    bob.held(ID);
    String bobsId = bob.peerId();
    Launch agent = stage.launches().agent(bob.member());
    stage.stop(agent);
    stage.await(
        "bob away, as alice sees it",
        Stage.CONNECTING,
        () ->
            stage
                .alice()
                .peer(bobsId)
                .filter(peer -> peer.open() || peer.present())
                .map(peer -> "present " + peer.present() + ", " + peer.shown()));
    stage.alice().api().delete(ID);
    Arrival.from(stage).ofDeletion(ID, List.of(stage.alice(), stage.charlie()));

    stage.start(agent);
    Arrival back = Arrival.from(stage);
    stage.awaitConnected(stage.actors().toArray(Actor[]::new));
    Duration learned = back.ofDeletion(ID, List.of(bob)).get(bob);
    stage.await("bob's imports watching", Stage.CONNECTING, () -> importing(bob));
    stage.actors().forEach(Deletion::sync);
    stage.awaitAgreement(Stage.FLOWING);
    stage.actors().forEach(Deletion::checkGone);
    return "gone with bob "
        + Amounts.time(learned)
        + " after his return; still gone with all three after a sync by each, "
        + "though its file is still in bob's folder";
  }

  private static Optional<String> importing(Actor actor) {
    return actor.api().status().importsDone()
        ? Optional.empty()
        : Optional.of("imports " + actor.api().status().imports());
  }

  private static void sync(Actor actor) {
    List<String> errors =
        actor.api().sync().stream()
            .filter(result -> result.error() != null)
            .map(SyncResult::toString)
            .toList();
    if (!errors.isEmpty()) {
      throw new Unmet("a sync by " + actor.name() + " without errors", errors.toString());
    }
  }

  private static void checkGone(Actor actor) {
    if (actor.api().pattern(ID).isPresent() || actor.api().library().patterns().containsKey(ID)) {
      throw new Unmet(ID + " gone with " + actor.name(), "it is back");
    }
  }
}
