package io.patternmesh.agent.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.mesh.Eventually;
import io.patternmesh.agent.world.ChannelPair;
import io.patternmesh.agent.world.Member;
import io.patternmesh.model.cbor.MalformedException;
import io.patternmesh.model.wire.Frame;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FrameChannelTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Member alice = Member.of("alice");
  private final ChannelPair pair = new ChannelPair(alice, Member.of("bob"));
  private final FrameChannel left = new FrameChannel(pair.left());
  private final FrameChannel right = new FrameChannel(pair.right());

  @Test
  void fragmentsOfConcurrentSendersNeverMix() throws Exception {
    int senders = 4;
    int each = 20;
    AssertSubscriber<Frame> reader = read();
    ExecutorService threads = Executors.newFixedThreadPool(senders);
    for (int sender = 0; sender < senders; sender++) {
      Frame large =
          new Frame.Revisions(
              List.of(alice.writes("p" + sender, String.valueOf(sender).repeat(200_000))),
              List.of());
      threads.execute(
          () -> {
            for (int i = 0; i < each; i++) {
              left.send(large).await().atMost(PATIENCE);
            }
          });
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    Eventually.until("all came", () -> reader.getItems().size() == senders * each);
    assertThat(reader.getItems().stream().distinct()).hasSize(senders);
    assertThat(pair.left().sent()).hasSizeGreaterThan(senders * each * 3);
  }

  @Test
  void bytesThatAreNoFrameEndTheStream() {
    AssertSubscriber<Frame> reader = read();
    pair.left().send(new byte[] {0, 1, 2, 3}).await().indefinitely();
    reader.awaitFailure(PATIENCE).assertFailedWith(MalformedException.class);
  }

  @Test
  void aMessageThatIsNoFragmentEndsTheStream() {
    AssertSubscriber<Frame> reader = read();
    pair.left().send(new byte[] {7}).await().indefinitely();
    reader.awaitFailure(PATIENCE).assertFailedWith(MalformedException.class, "first byte");
  }

  @Test
  void closingSaysWhy() {
    AssertSubscriber<Frame> reader = read();
    left.close("enough").await().atMost(PATIENCE);
    reader.awaitCompletion(PATIENCE).assertItems(new Frame.Bye("enough"));
  }

  @Test
  void aLongReasonIsCutBetweenCharacters() {
    AssertSubscriber<Frame> reader = read();
    left.close("x" + "\uD83D\uDE00".repeat(400)).await().atMost(PATIENCE);
    reader.awaitCompletion(PATIENCE);
    assertThat(((Frame.Bye) reader.getItems().get(0)).reason()).hasSize(499);
  }

  @Test
  void closesEvenWhenTheLastWordCannotBeSent() {
    pair.left().stick();
    left.close("gone").await().atMost(PATIENCE);
    assertThat(pair.right().closed().await().atMost(PATIENCE)).isEqualTo("gone");
  }

  private AssertSubscriber<Frame> read() {
    return right.frames().subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
  }
}
