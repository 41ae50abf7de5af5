package io.patternmesh.local.story.step;

import io.patternmesh.local.agent.AgentStatus;
import io.patternmesh.local.agent.HeldPattern;
import io.patternmesh.local.agent.Library;
import io.patternmesh.local.screen.Amounts;
import io.patternmesh.local.story.Actor;
import io.patternmesh.local.story.FolderTexts;
import io.patternmesh.local.story.Stage;
import io.patternmesh.local.story.Step;
import io.patternmesh.local.wait.Unmet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Charlie starts with nothing and ends with everything that Alice and Bob hold. */
public final class Union implements Step {

  @Override
  public String title() {
    return "charlie holds all of alice's and bob's patterns, each with its author";
  }

  @Override
  public String play(Stage stage) {
    Duration connected = stage.awaitConnected(stage.actors().toArray(Actor[]::new));
    for (Actor actor : List.of(stage.alice(), stage.bob())) {
      stage.await(actor.name() + "'s imports watching", Stage.CONNECTING, () -> importing(actor));
    }
    Library library = stage.awaitAgreement(Stage.FLOWING);
    List<String> lacking = new ArrayList<>(Stage.GUIDE_IDS);
    lacking.removeAll(library.patterns().keySet());
    if (!lacking.isEmpty()) {
      throw new Unmet("the patterns of the guide with everybody", "all three lack " + lacking);
    }
    Map<String, Integer> shares = checkAuthors(stage, library);
    Stage.GUIDE_IDS.forEach(id -> stage.secrets().keep(id, library.patterns().get(id).text()));
    return library.size()
        + " patterns, the same digests with all three; by "
        + shares
        + "\nchannels open after "
        + Amounts.time(connected);
  }

  private static Optional<String> importing(Actor actor) {
    AgentStatus status = actor.api().status();
    return status.importsDone() && !status.imports().isEmpty()
        ? Optional.empty()
        : Optional.of("imports " + status.imports());
  }

  /** Every pattern is by a member with a file of its text, and no file's pattern is missing. */
  private static Map<String, Integer> checkAuthors(Stage stage, Library library) {
    Map<String, Actor> byId = new LinkedHashMap<>();
    Map<Actor, FolderTexts> texts = new LinkedHashMap<>();
    for (Actor actor : stage.actors()) {
      byId.put(actor.peerId(), actor);
      texts.put(actor, FolderTexts.under(actor.member().imports()));
    }
    Map<String, Integer> shares = new LinkedHashMap<>();
    for (HeldPattern pattern : library.patterns().values()) {
      Actor author = byId.get(pattern.sharedBy());
      if (author == null || !texts.get(author).contain(pattern.pattern())) {
        throw new Unmet(
            pattern.id() + " by a member who has a file with its text",
            "by " + (author == null ? "unknown peer " + pattern.sharedBy() : author.name()));
      }
      shares.merge(author.name(), 1, Integer::sum);
    }
    texts.forEach((actor, own) -> checkCount(actor, own, library));
    return shares;
  }

  private static void checkCount(Actor actor, FolderTexts own, Library library) {
    long found =
        actor.api().status().imports().stream().mapToLong(AgentStatus.ImportedFolder::found).sum();
    long held =
        library.patterns().values().stream().filter(it -> own.contain(it.pattern())).count();
    if (held < found) {
      throw new Unmet(
          "a pattern for each of the " + found + " files that " + actor.name() + " imported",
          held + " patterns have the text of such a file");
    }
  }
}
