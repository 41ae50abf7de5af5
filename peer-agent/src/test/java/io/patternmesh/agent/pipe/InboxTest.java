package io.patternmesh.agent.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InboxTest {

  /** Ten bytes in two messages, each of which counts for 64 more. */
  private final Inbox inbox = new Inbox(10 + 2 * 64, Runnable::run);

  private static List<Integer> sizes(AssertSubscriber<byte[]> reader) {
    return reader.getItems().stream().map(message -> message.length).toList();
  }

  private AssertSubscriber<byte[]> read(long request) {
    return inbox.subscribe().withSubscriber(AssertSubscriber.create(request));
  }

  @Test
  void messagesWaitForTheirReader() {
    assertThat(inbox.offer(new byte[3])).isTrue();
    assertThat(inbox.offer(new byte[4])).isTrue();
    AssertSubscriber<byte[]> reader = read(1);
    assertThat(sizes(reader)).containsExactly(3);
    reader.request(5);
    assertThat(sizes(reader)).containsExactly(3, 4);
  }

  @Test
  void theEndComesAfterTheMessages() {
    inbox.offer(new byte[3]);
    inbox.complete();
    AssertSubscriber<byte[]> reader = read(0);
    reader.assertNotTerminated().request(1);
    reader.assertCompleted();
    assertThat(sizes(reader)).containsExactly(3);
  }

  @Test
  void whatDoesNotFitIsTold() {
    AssertSubscriber<byte[]> reader = read(0);
    assertThat(inbox.offer(new byte[10])).isTrue();
    assertThat(inbox.offer(new byte[1])).isFalse();
    reader.request(1);
    assertThat(inbox.offer(new byte[1])).isTrue();
  }

  @Test
  void notEvenEmptyMessagesFitWithoutEnd() {
    assertThat(inbox.offer(new byte[0])).isTrue();
    assertThat(inbox.offer(new byte[0])).isTrue();
    assertThat(inbox.offer(new byte[0])).isFalse();
    assertThat(inbox.waiting()).isZero();
  }

  @Test
  void aFailureDiscardsWhatWaits() {
    inbox.offer(new byte[3]);
    inbox.fail(new IllegalStateException("too slow"));
    read(1).assertFailedWith(IllegalStateException.class, "too slow").assertHasNotReceivedAnyItem();
  }

  @Test
  void aSecondReaderIsRefused() {
    read(1);
    read(1).assertFailedWith(IllegalStateException.class, "one subscriber");
  }

  @Test
  void afterCancellingNothingIsKept() {
    AssertSubscriber<byte[]> reader = read(1);
    reader.cancel();
    for (int i = 0; i < 100; i++) {
      assertThat(inbox.offer(new byte[10])).isTrue();
    }
    assertThat(sizes(reader)).isEmpty();
  }

  @Test
  void oneSignalAtATimeAndInOrderOnAPool() {
    Inbox busy = new Inbox(1 << 20, ForkJoinPool.commonPool());
    AssertSubscriber<byte[]> reader =
        busy.subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    IntStream.rangeClosed(1, 1_000).forEach(i -> assertThat(busy.offer(new byte[i])).isTrue());
    busy.complete();
    reader.awaitCompletion(Duration.ofSeconds(30));
    assertThat(sizes(reader)).isEqualTo(IntStream.rangeClosed(1, 1_000).boxed().toList());
  }
}
