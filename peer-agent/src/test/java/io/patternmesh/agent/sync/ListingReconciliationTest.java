package io.patternmesh.agent.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.conversation.FrameChannel;
import io.patternmesh.agent.index.HeadEntry;
import io.patternmesh.agent.index.HeadIndex;
import io.patternmesh.agent.index.VisibleHead;
import io.patternmesh.agent.world.ChannelPair;
import io.patternmesh.agent.world.Member;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.reconcile.HeadSummary;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.wire.Fragments;
import io.patternmesh.model.wire.Frame;
import io.patternmesh.model.wire.Frame.Heads;
import io.patternmesh.model.wire.FrameCodec;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ListingReconciliationTest {

  private static final Member ALICE = Member.of("alice");
  private static final Member BOB = Member.of("bob");
  private static final PeerId CAROL = Member.of("carol").id();
  private static final Duration STEP = Duration.ofSeconds(30);

  /** One side of a comparison, with an index of its own. */
  private static final class Side {
    private final HeadIndex index = new HeadIndex();
    private final FrameChannel frames;
    private final ListingReconciliation reconciliation;
    private final Cancellable reading;

    private Side(ChannelPair.End end) {
      frames = new FrameChannel(end);
      reconciliation = new ListingReconciliation(index, frames, STEP);
      reading =
          frames
              .frames()
              .onItem()
              .transformToUniAndConcatenate(
                  frame ->
                      reconciliation.accepts(frame)
                          ? reconciliation.answer(frame)
                          : Uni.createFrom().voidItem())
              .subscribe()
              .with(nothing -> {});
    }

    private List<Difference> compare() {
      return reconciliation.differences().collect().asList().await().atMost(STEP);
    }

    private Set<HeadSummary> shows(PeerId peer) {
      return index.shownTo(peer, "").collect(Collectors.toSet());
    }
  }

  private final ChannelPair pair = new ChannelPair(ALICE, BOB);
  private final Side alice = new Side(pair.left());

  @Property(tries = 150)
  void theDifferencesAreTheSymmetricDifferenceOfWhatTheTwoShowEachOther(
      @ForAll @Size(max = 60) List<@IntRange(max = 4_000) Integer> mine,
      @ForAll @Size(max = 60) List<@IntRange(max = 4_000) Integer> yours) {
    ChannelPair pair = new ChannelPair(ALICE, BOB);
    Side alice = new Side(pair.left());
    Side bob = new Side(pair.right());
    mine.forEach(n -> alice.index.put(entry(n)));
    yours.forEach(n -> bob.index.put(entry(n)));
    Set<HeadSummary> shown = alice.shows(BOB.id());
    Set<HeadSummary> seen = bob.shows(ALICE.id());

    List<Difference> differences = alice.compare();

    List<HeadSummary> ours = differences.stream().flatMap(part -> part.ours().stream()).toList();
    List<HeadSummary> theirs =
        differences.stream().flatMap(part -> part.theirs().stream()).toList();
    assertThat(ours).containsExactlyInAnyOrderElementsOf(minus(shown, seen));
    assertThat(theirs).containsExactlyInAnyOrderElementsOf(minus(seen, shown));
    alice.reading.cancel();
    bob.reading.cancel();
  }

  @Test
  void equalLibrariesTakeOneRoundTripAndNoListing() {
    Side bob = new Side(pair.right());
    IntStream.range(0, 1_200).mapToObj(ListingReconciliationTest::room).forEach(alice.index::put);
    IntStream.range(0, 1_200).mapToObj(ListingReconciliationTest::room).forEach(bob.index::put);
    assertThat(alice.compare()).containsExactly(new Difference(List.of(), List.of()));
    assertThat(frames(pair.left())).hasSize(1);
    assertThat(frames(pair.right())).containsExactly(new Heads(1, true, true, List.of()));
  }

  @Test
  void aLargeLibraryIsListedPageAfterPage() {
    Side bob = new Side(pair.right());
    IntStream.range(0, 3_000).mapToObj(ListingReconciliationTest::room).forEach(bob.index::put);
    List<Difference> pages = alice.compare();
    assertThat(pages).hasSize(6);
    assertThat(pages.stream().flatMap(page -> page.theirs().stream())).hasSize(3_000);
  }

  @Test
  void aPageIsAskedForOnlyWhenItIsWanted() {
    Side bob = new Side(pair.right());
    IntStream.range(0, 3_000).mapToObj(ListingReconciliationTest::room).forEach(bob.index::put);
    AssertSubscriber<Difference> reader =
        alice.reconciliation.differences().subscribe().withSubscriber(AssertSubscriber.create(1));
    reader.awaitItems(1, STEP);
    assertThat(frames(pair.left())).hasSize(1);
    reader.cancel();
    assertThat(frames(pair.left())).contains(new Frame.Cancel(1)).hasSize(2);
  }

  @Test
  void headsThatDoNotAscendEndTheComparison() {
    assertThat(
            against(run -> new Heads(run, false, true, List.of(summary("b", 1), summary("a", 2)))))
        .contains("do not ascend");
  }

  @Test
  void aSecondPageThatDoesNotGoOnEndsTheComparison() {
    assertThat(against(run -> new Heads(run, false, false, List.of(summary("b", 1)))))
        .contains("do not ascend");
  }

  @Test
  void anEmptyPageThatIsNotTheLastEndsTheComparison() {
    assertThat(against(run -> new Heads(run, false, false, List.of())))
        .contains("empty page that is not the last");
  }

  @Test
  void sameIsTheLastWordWhateverElseIsSaid() {
    answering(run -> new Heads(run, true, false, List.of()));
    assertThat(alice.compare()).containsExactly(new Difference(List.of(), List.of()));
  }

  @Test
  void anAnswerToAnotherRunIsNoAnswer() {
    answering(
        run -> new Heads(run + 1, false, true, List.of(summary("a", 1))),
        run -> new Heads(run, false, true, List.of(summary("b", 1))));
    assertThat(alice.compare())
        .containsExactly(new Difference(List.of(summary("b", 1)), List.of()));
  }

  private String against(Function<Long, Heads> answer) {
    answering(answer);
    return alice
        .reconciliation
        .differences()
        .collect()
        .asList()
        .onItemOrFailure()
        .transform((all, failure) -> String.valueOf(failure.getMessage()))
        .await()
        .atMost(STEP);
  }

  /** A peer that answers each request with these frames. */
  @SafeVarargs
  private void answering(Function<Long, Heads>... answers) {
    FrameChannel frames = new FrameChannel(pair.right());
    frames
        .frames()
        .subscribe()
        .with(
            frame -> {
              if (frame instanceof Frame.HeadsRequest request) {
                for (Function<Long, Heads> answer : answers) {
                  frames.send(answer.apply(request.run())).subscribe().with(sent -> {});
                }
              }
            });
  }

  /** The pattern, its revision, audience and usage all follow from one number. */
  private static HeadEntry entry(int n) {
    String id = "p" + n % 97;
    List<VisibleHead> visible = new ArrayList<>();
    if (n % 5 == 0) {
      visible.add(new VisibleHead(digest(n + 1), Audience.DRAFT, ALICE.id()));
    }
    if (n % 5 == 1) {
      visible.add(new VisibleHead(digest(n + 2), Audience.only(List.of(BOB.id())), CAROL));
    }
    if (n % 3 != 0) {
      visible.add(new VisibleHead(digest(n), Audience.ROOM, CAROL));
    }
    return new HeadEntry(id, visible, n % 7);
  }

  private static HeadEntry room(int n) {
    return new HeadEntry("p" + n, List.of(new VisibleHead(digest(n), Audience.ROOM, CAROL)), 0);
  }

  private static Digest digest(int n) {
    return Digest.of(new byte[] {(byte) n, (byte) (n >> 8)});
  }

  private static HeadSummary summary(String id, int n) {
    return new HeadSummary(id, digest(n), 0);
  }

  private static Set<HeadSummary> minus(Set<HeadSummary> all, Set<HeadSummary> without) {
    Set<HeadSummary> left = new HashSet<>(all);
    left.removeAll(without);
    return left;
  }

  private static List<Frame> frames(ChannelPair.End end) {
    Fragments fragments = new Fragments();
    return end.sent().stream()
        .flatMap(message -> fragments.add(message).stream())
        .map(FrameCodec::decode)
        .toList();
  }
}
