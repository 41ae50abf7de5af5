package io.patternmesh.agent.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.channel.ConnectFailedException;
import io.patternmesh.agent.conversation.FrameChannel;
import io.patternmesh.agent.event.AgentEvent;
import io.patternmesh.agent.event.EventType;
import io.patternmesh.agent.mesh.Eventually;
import io.patternmesh.agent.world.ChannelPair;
import io.patternmesh.agent.world.Member;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.usage.PatternUsage;
import io.patternmesh.model.usage.UsageCounter;
import io.patternmesh.model.wire.Frame;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SyncSessionTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<Party> parties = new ArrayList<>();
  private ChannelPair pair;

  @AfterEach
  void close() {
    parties.forEach(Party::close);
  }

  @Test
  void aChangeGoesToTheOtherAtOnce() {
    Party alice = party("alice", 4);
    Party bob = party("bob", 4);
    meet(alice.starts(), bob.starts());
    Revision made = alice.member.writes("p", "code");
    alice.holds(made);
    comes(bob, made);
  }

  @Test
  void aChangeThatCameFromAThirdIsPassedOnWhereItDidNotComeYet() {
    Party alice = party("alice", 4);
    Party bob = party("bob", 4);
    meet(alice.starts(), bob.starts());
    Revision carols = Member.of("carol").writes("p", "code");
    alice.holds(carols);
    comes(bob, carols);
  }

  @Test
  void aRevisionThatLosesHereIsStillSentToWhomeverItIsTheGreatestFor() {
    Party alice = party("alice", 4);
    Party bob = party("bob", 4);
    Revision room = alice.member.writes("p", "one");
    Revision draft = alice.member.follows(room, Optional.of("draft"), Audience.DRAFT);
    alice.holds(room);
    bob.holds(room);
    alice.holds(alice.member.follows(draft, Optional.of("draft again"), Audience.DRAFT));
    meet(alice.starts(), bob.starts());
    Revision late = Member.of("carol").follows(room, Optional.of("two"), Audience.ROOM);
    alice.holds(late);
    comes(bob, late);
    assertThat(bob.registry.revisions()).containsExactly(room, late);
  }

  @Test
  void manyMoreThanTheWindowComeThroughOnceEach() {
    Party alice = party("alice", 2);
    Party bob = party("bob", 2);
    IntStream.range(0, 700).forEach(n -> alice.holds(alice.member.writes("p" + n, "code " + n)));
    SyncSession session = meet(alice.starts(), bob.starts());
    SyncResult result = session.sync().await().atMost(PATIENCE);
    assertThat(result.error()).isEmpty();
    assertThat(result.sent()).isEqualTo(700);
    Eventually.until("all came", () -> bob.registry.revisions().size() == 700);
  }

  @Test
  void anAnswerOfTheRegistryThatStopsEarlyLosesNothing() {
    Party alice = party("alice", 64);
    Party bob = party("bob", 64);
    alice.registry.answerAtMost(3);
    IntStream.range(0, 50).forEach(n -> alice.holds(alice.member.writes("p" + n, "code " + n)));
    meet(alice.starts(), bob.starts()).sync().await().atMost(PATIENCE);
    Eventually.until("all came", () -> bob.registry.revisions().size() == 50);
    meetsAgainAndSendsMore(alice, bob);
  }

  @Test
  void patternsLargerTogetherThanABatchMayBeComeThrough() {
    Party alice = party("alice", 64);
    Party bob = party("bob", 64);
    alice.registry.answerAtMost(14);
    List<Revision> large =
        IntStream.range(0, 20)
            .mapToObj(n -> alice.member.writes("p" + n, n + "x".repeat(1_040_000)))
            .toList();
    bob.registry.failNext(6);
    bob.starts();
    large.forEach(alice::holds);
    meet(alice.starts(), bob).sync().await().atMost(Duration.ofSeconds(40));
    Eventually.until("all are there", () -> bob.registry.revisions().size() == 20);
    assertThat(bob.ends).isEmpty();
  }

  @Test
  void aRegistryThatIsAwayForAWhileEndsNoSession() {
    Party alice = party("alice", 4);
    Party bob = party("bob", 4);
    IntStream.range(0, 30).forEach(n -> alice.holds(alice.member.writes("p" + n, "code " + n)));
    SyncSession session = meet(alice.starts(), bob.starts());
    alice.registry.failNext(3);
    bob.registry.failNext(3);
    assertThat(session.sync().await().atMost(PATIENCE).error()).isEmpty();
    Eventually.until("all came", () -> bob.registry.revisions().size() == 30);
    assertThat(Stream.concat(alice.ends.stream(), bob.ends.stream())).isEmpty();
  }

  @Test
  void aLibraryThatWasLostIsFilledAgain() {
    Party alice = party("alice", 4);
    Party bob = party("bob", 4);
    IntStream.range(0, 5).forEach(n -> alice.holds(alice.member.writes("p" + n, "code " + n)));
    SyncSession session = meet(alice.starts(), bob.starts());
    session.sync().await().atMost(PATIENCE);
    Eventually.until("all came", () -> bob.registry.revisions().size() == 5);
    bob.catchesUp();
    bob.registry.lose();
    Eventually.until("it is noticed", () -> bob.feed.index().size() == 0);
    bob.sessions.get(0).sync().await().atMost(PATIENCE);
    assertThat(bob.registry.revisions()).hasSize(5);
  }

  @Test
  void cancellingOverAndOverStallsNothing() {
    Party alice = party("alice", 2);
    Party bob = party("bob", 2);
    IntStream.range(0, 200).forEach(n -> alice.holds(alice.member.writes("p" + n, "code " + n)));
    SyncSession session = meet(alice.starts(), bob.starts());
    bob.registry.beforeNextMerge(session::cancelSync);
    assertThat(session.sync().await().atMost(PATIENCE).error()).contains("cancelled");
    for (int i = 1; i <= 10 && bob.registry.revisions().size() < 200; i++) {
      int before = bob.registry.revisions().size();
      UniAssertSubscriber<SyncResult> running =
          session.sync().subscribe().withSubscriber(UniAssertSubscriber.create());
      Eventually.until(
          "some came",
          () -> bob.registry.revisions().size() > before || bob.registry.revisions().size() == 200);
      session.cancelSync();
      running.awaitItem(PATIENCE);
    }
    bob.catchesUp();
    assertThat(session.sync().await().atMost(PATIENCE).error()).isEmpty();
    Eventually.until("all came", () -> bob.registry.revisions().size() == 200);
    assertThat(Stream.concat(alice.ends.stream(), bob.ends.stream())).isEmpty();
  }

  @Test
  void whoIsToldThatAComparisonIsOverSeesNoneRunning() {
    SyncSession session = meet(party("alice", 2).starts(), party("bob", 2).starts());
    assertThat(session.sync().map(result -> session.syncing()).await().atMost(PATIENCE)).isFalse();
  }

  @Test
  void aComparisonThatIsWaitedForEndsWithTheSession() {
    Party alice = party("alice", 2).starts();
    pair = new ChannelPair(alice.member, Member.of("mute"));
    SyncSession session = alice.meets(pair.left());
    UniAssertSubscriber<SyncResult> early =
        session.sync().subscribe().withSubscriber(UniAssertSubscriber.create());
    pair.cut();
    assertThat(early.awaitItem(PATIENCE).getItem().error()).contains("the session ended");
    assertThat(session.sync().await().atMost(PATIENCE).error()).contains("the session ended");
  }

  @Test
  void aPeerThatSendsMoreThanItsCreditIsCutOff() {
    Party alice = party("alice", 2).starts();
    FrameChannel stranger = greets(alice, Member.of("stranger"));
    Member author = Member.of("author");
    List<Revision> three =
        IntStream.range(0, 3).mapToObj(n -> author.writes("p" + n, "code")).toList();
    say(stranger, new Frame.Revisions(three, List.of()));
    Eventually.until("cut off", () -> !alice.ends.isEmpty());
    assertThat(alice.ends.get(0)).hasMessageContaining("less credit");
    assertThat(alice.registry.revisions()).isEmpty();
  }

  @Test
  void everyItemThatCameGivesItsCreditBackWhateverBecameOfIt() {
    Party alice = party("alice", 2).starts();
    alice.registry.refuse(revision -> revision.patternId().equals("refused"));
    Member author = Member.of("author");
    FrameChannel stranger = greets(alice, author);
    AssertSubscriber<Frame> heard = listen(stranger);
    for (int i = 0; i < 5; i++) {
      say(
          stranger,
          new Frame.Revisions(
              List.of(
                  author.writes("refused", "code " + i),
                  author.writes("directed", "code " + i, Audience.DRAFT)),
              List.of()));
      long expected = 2L * (i + 1);
      Eventually.until("credit returns", () -> credit(heard) == expected);
    }
    assertThat(alice.registry.revisions()).isEmpty();
    assertThat(alice.ends).isEmpty();
    List<AgentEvent> events =
        alice.events.after(0).select().first(10).collect().asList().await().atMost(PATIENCE);
    assertThat(events).extracting(AgentEvent::type).containsOnly(EventType.REVISION_REFUSED);
  }

  @Test
  void whatAPeerMayNotHoldIsAnsweredLikeWhatIsNotThere() {
    Party alice = party("alice", 2);
    Revision draft = alice.member.writes("secret", "code", Audience.DRAFT);
    alice.holds(draft);
    alice.holds(new PatternUsage("secret", UsageCounter.ZERO.usedBy(alice.member.id())));
    FrameChannel stranger = greets(alice.starts(), Member.of("stranger"));
    AssertSubscriber<Frame> heard = listen(stranger);
    Digest unknown = Digest.of(new byte[] {1});
    say(stranger, new Frame.Want(List.of(draft.digest(), unknown), List.of("secret", "unknown")));
    Eventually.until(
        "a counter for each",
        () ->
            heard
                .getItems()
                .contains(
                    new Frame.Usage(
                        List.of(
                            new PatternUsage("secret", UsageCounter.ZERO),
                            new PatternUsage("unknown", UsageCounter.ZERO)))));
    Eventually.until(
        "both missing", () -> missing(heard).containsAll(List.of(draft.digest(), unknown)));
    assertThat(heard.getItems())
        .noneMatch(frame -> frame instanceof Frame.Revisions sent && !sent.revisions().isEmpty());
  }

  @Test
  void thousandsOfCountersAreAskedForWithoutCrowdingThePeer() {
    Party alice = party("alice", 64);
    Party bob = party("bob", 64);
    for (int n = 0; n < 3_000; n++) {
      Revision made = alice.member.writes("p" + n, "code");
      alice.holds(made);
      bob.holds(made);
      alice.holds(new PatternUsage("p" + n, UsageCounter.ZERO.usedBy(alice.member.id())));
    }
    meet(alice.starts(), bob.starts());
    SyncResult result = bob.sessions.get(0).sync().await().atMost(Duration.ofSeconds(40));
    assertThat(result.error()).isEmpty();
    assertThat(IntStream.range(0, 3_000)).allMatch(n -> bob.registry.usage("p" + n).total() == 1);
  }

  @Test
  void aMessageOfTheApplicationGoesToTheOther() {
    Party alice = party("alice", 2);
    Party bob = party("bob", 2);
    SyncSession session = meet(alice.starts(), bob.starts());
    session.sync().await().atMost(PATIENCE);
    AssertSubscriber<AgentEvent> heard =
        bob.events.after(0).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    session.send(new Frame.Message("{\"typing\":true}")).await().atMost(PATIENCE);
    Eventually.until(
        "it is told",
        () -> heard.getItems().stream().anyMatch(event -> event.type() == EventType.MESSAGE));
    assertThat(Stream.concat(alice.ends.stream(), bob.ends.stream())).isEmpty();
  }

  @Test
  void aPeerThatFloodsMessagesIsCutOff() {
    Party alice = party("alice", 2).starts();
    FrameChannel stranger = greets(alice, Member.of("stranger"));
    for (int i = 0; i < 1_000 && alice.ends.isEmpty(); i++) {
      say(stranger, new Frame.Message("{}"));
    }
    Eventually.until("cut off", () -> !alice.ends.isEmpty());
    assertThat(alice.ends.get(0)).hasMessageContaining("more than 200 at once and 100 a second");
  }

  @Test
  void aMessageIsSentToNobodyWhoDidNotSayHello() {
    Party alice = party("alice", 2).starts();
    pair = new ChannelPair(alice.member, Member.of("mute"));
    SyncSession session = alice.meets(pair.left());
    session
        .send(new Frame.Message("{}"))
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create())
        .awaitFailure(PATIENCE)
        .assertFailedWith(ConnectFailedException.class, "it did not say hello yet");
  }

  @Test
  void theFirstFrameIsHelloOrTheSessionEnds() {
    Party alice = party("alice", 2).starts();
    pair = new ChannelPair(alice.member, Member.of("stranger"));
    alice.meets(pair.left());
    say(new FrameChannel(pair.right()), new Frame.Want(List.of(), List.of()));
    Eventually.until("ended", () -> !alice.ends.isEmpty());
    assertThat(alice.ends.get(0)).hasMessageContaining("first frame is not hello but Want");
  }

  @Test
  void requestsThatWaitAreServedByOneComparison() {
    Party alice = party("alice", 4);
    Party bob = party("bob", 4);
    pair = new ChannelPair(alice.starts().member, bob.member);
    SyncSession session = alice.meets(pair.left());
    List<UniAssertSubscriber<SyncResult>> waiting =
        IntStream.range(0, 5)
            .mapToObj(
                n ->
                    session
                        .sync()
                        .subscribe()
                        .withSubscriber(UniAssertSubscriber.<SyncResult>create()))
            .toList();
    bob.meets(pair.right());
    waiting.forEach(one -> one.awaitItem(PATIENCE));
    List<AgentEvent> events =
        alice
            .events
            .after(0)
            .select()
            .first(Duration.ofMillis(200))
            .collect()
            .asList()
            .await()
            .atMost(PATIENCE);
    assertThat(events).extracting(AgentEvent::type).containsExactly(EventType.SYNC_COMPLETE);
  }

  private Party party(String name, int window) {
    Party party = new Party(name, false, window);
    parties.add(party);
    return party;
  }

  private SyncSession meet(Party one, Party other) {
    pair = new ChannelPair(one.member, other.member);
    SyncSession session = one.meets(pair.left());
    other.meets(pair.right());
    return session;
  }

  /** Somebody who speaks the protocol by hand. */
  private FrameChannel greets(Party party, Member stranger) {
    pair = new ChannelPair(party.member, stranger);
    party.meets(pair.left());
    FrameChannel frames = new FrameChannel(pair.right());
    say(frames, new Frame.Hello(Frame.PROTOCOL, "a-room", "stranger", 100));
    return frames;
  }

  private static void say(FrameChannel frames, Frame frame) {
    frames.send(frame).await().atMost(PATIENCE);
  }

  private static AssertSubscriber<Frame> listen(FrameChannel frames) {
    return frames.frames().subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
  }

  private static long credit(AssertSubscriber<Frame> heard) {
    return heard.getItems().stream()
        .filter(Frame.Credit.class::isInstance)
        .mapToLong(frame -> ((Frame.Credit) frame).n())
        .sum();
  }

  private static List<Digest> missing(AssertSubscriber<Frame> heard) {
    return heard.getItems().stream()
        .filter(Frame.Revisions.class::isInstance)
        .flatMap(frame -> ((Frame.Revisions) frame).missing().stream())
        .toList();
  }

  private static void comes(Party party, Revision revision) {
    Eventually.until(revision + " comes", () -> party.registry.revisions().contains(revision));
  }

  private static void meetsAgainAndSendsMore(Party alice, Party bob) {
    Revision more = alice.member.writes("more", "code");
    alice.holds(more);
    comes(bob, more);
  }
}
