package io.patternmesh.agent.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.world.ChannelPair;
import io.patternmesh.model.conflict.RevisionOrder;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.usage.PatternUsage;
import io.patternmesh.model.usage.UsageCounter;
import io.patternmesh.model.wire.Fragments;
import io.patternmesh.model.wire.Frame;
import io.patternmesh.model.wire.FrameCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whole sessions over channels in memory, each member with a library that runs the policy. */
class ConvergenceTest {

  private static final int ROUNDS = 4;

  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void twoMembersComeToShowTheSame(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 1 << 20) Integer> steps) {
    converges(2, steps);
  }

  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void threeMembersComeToShowTheSame(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 1 << 20) Integer> steps) {
    converges(3, steps);
  }

  private static void converges(int members, List<Integer> steps) {
    List<Party> parties =
        IntStream.range(0, members).mapToObj(i -> new Party("member-" + i, false, 4)).toList();
    List<ChannelPair> channels = new ArrayList<>();
    try {
      List<Revision> all = history(parties, steps);
      parties.forEach(Party::starts);
      parties.forEach(Party::catchesUp);
      for (int i = 0; i < members; i++) {
        for (int j = i + 1; j < members; j++) {
          ChannelPair pair = new ChannelPair(parties.get(i).member, parties.get(j).member);
          channels.add(pair);
          parties.get(i).meets(pair.left());
          parties.get(j).meets(pair.right());
        }
      }
      for (int round = 0; round < ROUNDS; round++) {
        parties.forEach(Party::syncsWithAll);
      }
      parties.forEach(party -> assertThat(party.ends).isEmpty());
      parties.forEach(party -> assertShowsTheGreatest(party, all));
      assertSameUsage(parties, all);
      channels.forEach(pair -> assertNothingLeaks(pair.left(), all));
      channels.forEach(pair -> assertNothingLeaks(pair.right(), all));
    } finally {
      parties.forEach(Party::close);
    }
  }

  /** Each step a write, an edit, a deletion or a use, by one member, for some audience. */
  private static List<Revision> history(List<Party> parties, List<Integer> steps) {
    List<Revision> all = new ArrayList<>();
    for (int step : steps) {
      Party author = parties.get(step % parties.size());
      String id = "p" + step / 3 % 3;
      Audience audience = audience(parties, step / 9 % 5);
      List<Revision> seen =
          author.registry.revisions().stream()
              .filter(revision -> revision.patternId().equals(id))
              .toList();
      if (step / 45 % 5 == 0 && !seen.isEmpty()) {
        UsageCounter counter = UsageCounter.ZERO.usedBy(author.member.id());
        author.holds(new PatternUsage(id, counter));
        continue;
      }
      Revision made =
          seen.isEmpty()
              ? author.member.writes(id, "code " + step, audience)
              : author.member.follows(
                  seen.get(step / 225 % seen.size()),
                  step / 45 % 5 == 1 ? Optional.empty() : Optional.of("code " + step),
                  audience);
      all.add(made);
      author.holds(made);
      Party other = parties.get(step / 7 % parties.size());
      if (made.mayBeHeldBy(other.member.id())) {
        other.holds(made);
      }
    }
    return all;
  }

  private static Audience audience(List<Party> parties, int choice) {
    if (choice < 2) {
      return Audience.ROOM;
    }
    return choice == 2
        ? Audience.DRAFT
        : Audience.only(List.of(parties.get(choice % parties.size()).member.id()));
  }

  private static void assertShowsTheGreatest(Party party, List<Revision> all) {
    PeerId self = party.member.id();
    for (String id : ids(all.stream())) {
      assertThat(party.registry.head(id))
          .as("%s of %s", id, party.member.name())
          .isEqualTo(
              all.stream()
                  .filter(revision -> revision.patternId().equals(id))
                  .filter(revision -> revision.mayBeHeldBy(self))
                  .max(RevisionOrder.ASCENDING));
    }
    assertThat(party.registry.revisions()).allMatch(revision -> revision.mayBeHeldBy(self));
  }

  /** Where everybody may see every revision, everybody counts the same. */
  private static void assertSameUsage(List<Party> parties, List<Revision> all) {
    Set<String> limited =
        ids(all.stream().filter(revision -> !revision.audience().equals(Audience.ROOM)));
    for (String id : ids(all.stream())) {
      if (!limited.contains(id)) {
        assertThat(parties.stream().map(party -> party.registry.usage(id)).distinct()).hasSize(1);
      }
    }
  }

  /** Neither a revision nor so much as the id of a pattern goes to one who may hold none of it. */
  private static void assertNothingLeaks(ChannelPair.End end, List<Revision> all) {
    PeerId reader = end.remote().id();
    Set<String> visible = ids(all.stream().filter(revision -> revision.mayBeHeldBy(reader)));
    Fragments fragments = new Fragments();
    List<Frame> said =
        end.sent().stream()
            .flatMap(message -> fragments.add(message).stream())
            .map(FrameCodec::decode)
            .toList();
    for (Frame frame : said) {
      if (frame instanceof Frame.Revisions sent) {
        assertThat(sent.revisions()).allMatch(revision -> revision.mayBeHeldBy(reader));
      } else if (frame instanceof Frame.Heads heads) {
        assertThat(heads.heads()).allMatch(head -> visible.contains(head.patternId()));
      } else if (frame instanceof Frame.Usage usage) {
        assertThat(usage.usages()).allMatch(one -> visible.contains(one.patternId()));
      }
    }
    assertThat(said).isNotEmpty();
  }

  private static Set<String> ids(Stream<Revision> revisions) {
    return revisions.map(Revision::patternId).collect(Collectors.toSet());
  }
}
