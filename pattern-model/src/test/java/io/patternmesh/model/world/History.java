package io.patternmesh.model.world;

import io.patternmesh.model.conflict.MergeOutcome;
import io.patternmesh.model.identity.SigningKey;
import io.patternmesh.model.pattern.PatternCategory;
import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.revision.Revision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * An honest history: two to four members edit two patterns and pass on what they made, now and
 * then. Who saw what is kept beside it, by revision and not by clock, to compare clocks with.
 */
public final class History {

  /** What one member does; {@code other} is the member it sends all that it made or got. */
  public record Step(int member, int other, Action action, String pattern, int content, int skew) {}

  /** What a member can do. */
  public enum Action {
    EDIT,
    DELETE,
    SEND
  }

  private static final List<SigningKey> KEYS = List.of(Keys.ALICE, Keys.BOB, Keys.CAROL, Keys.DAVE);

  private final List<Member> members = new ArrayList<>();
  private final List<List<Revision>> known = new ArrayList<>();
  private final List<Revision> made = new ArrayList<>();
  private final Map<Revision, Set<Revision>> pasts = new HashMap<>();

  private History(int size) {
    for (SigningKey key : KEYS.subList(0, size)) {
      members.add(new Member(key));
      known.add(new ArrayList<>());
    }
  }

  public static Arbitrary<History> any() {
    Arbitrary<Step> step =
        Combinators.combine(
                Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(0, 3),
                Arbitraries.of(Action.EDIT, Action.EDIT, Action.SEND, Action.SEND, Action.DELETE),
                Arbitraries.of("p", "p", "q"),
                Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(-50, 50))
            .as(Step::new);
    return Combinators.combine(
            Arbitraries.integers().between(2, 4), step.list().ofMinSize(4).ofMaxSize(18))
        .as(History::of);
  }

  public static History of(int size, List<Step> steps) {
    History history = new History(size);
    for (int i = 0; i < steps.size(); i++) {
      history.take(steps.get(i), 1_000 + i);
    }
    return history;
  }

  /** All revisions, in the order in which they were made. */
  public List<Revision> revisions() {
    return made;
  }

  /** The revisions of that pattern which the author of this one had seen, all of them. */
  public Set<Revision> past(Revision revision) {
    return pasts.get(revision);
  }

  private void take(Step step, long time) {
    int member = step.member() % members.size();
    if (step.action() == Action.SEND) {
      known.get(member).forEach(revision -> receive(step.other() % members.size(), revision));
      return;
    }
    Optional<PatternContent> content =
        step.action() == Action.DELETE ? Optional.empty() : Optional.of(content(step.content()));
    Revision edit = members.get(member).edit(step.pattern(), content, time + step.skew());
    Set<Revision> past = new HashSet<>(known.get(member));
    past.removeIf(seen -> !seen.patternId().equals(step.pattern()));
    pasts.put(edit, past);
    made.add(edit);
    MergeOutcome own = receive(member, edit);
    if (!(own instanceof MergeOutcome.Applied)) {
      throw new AssertionError("an author's own edit is no fast-forward: " + own);
    }
  }

  private MergeOutcome receive(int member, Revision revision) {
    if (!known.get(member).contains(revision)) {
      known.get(member).add(revision);
    }
    return members.get(member).merge(revision);
  }

  public static PatternContent content(int number) {
    return new PatternContent(
        "name " + number, PatternCategory.E2E_TEST, "playwright", "code " + number, "", number);
  }
}
