package io.patternmesh.agent.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.channel.ChannelClosedException;
import io.patternmesh.agent.channel.OutboxFullException;
import io.patternmesh.model.identity.SigningKey;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class OutboxTest {

  private static final class SlowWire implements Wire {
    private final List<Integer> sent = new ArrayList<>();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private long buffered;

    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void executeAfter(Duration delay, Runnable task) {
      later.add(task);
    }

    @Override
    public long buffered() {
      return buffered;
    }

    @Override
    public void send(byte[] message) {
      sent.add(message.length);
      buffered += message.length;
    }

    private void drain() {
      buffered = 0;
      later.remove().run();
    }
  }

  private final SlowWire wire = new SlowWire();
  private final Outbox outbox = new Outbox(SigningKey.generate().peerId(), wire, 10, Runnable::run);

  private UniAssertSubscriber<Void> send(int size) {
    return outbox.send(new byte[size]).subscribe().withSubscriber(UniAssertSubscriber.create());
  }

  @Test
  void aSendCompletesOnlyWhileLessThanTheHighWaterMarkIsBuffered() {
    send(6).assertCompleted();
    send(7).assertCompleted();
    UniAssertSubscriber<Void> third = send(8);
    UniAssertSubscriber<Void> fourth = send(9);
    third.assertNotTerminated();
    wire.drain();
    third.assertCompleted();
    fourth.assertCompleted();
    assertThat(wire.sent).containsExactly(6, 7, 8, 9);
    assertThat(outbox.sent()).isEqualTo(30);
  }

  @Test
  void closingFailsWhatWaitsAndWhatComes() {
    send(10);
    UniAssertSubscriber<Void> waiting = send(1);
    outbox.close("the end");
    waiting.assertFailedWith(ChannelClosedException.class, "the end");
    send(1).assertFailedWith(ChannelClosedException.class, "the end");
  }

  @Test
  void callersThatDoNotWaitAreStoppedAtTheBound() {
    send(10);
    for (int i = 0; i < 256; i++) {
      send(65_536).assertNotTerminated();
    }
    send(1).assertFailedWith(OutboxFullException.class, "wait for earlier sends");
  }

  @Test
  void emptyAndOversizeMessagesAreRefused() {
    send(0).assertFailedWith(IllegalArgumentException.class, "got 0");
    send(65_537).assertFailedWith(IllegalArgumentException.class, "got 65537");
    assertThat(wire.sent).isEmpty();
  }
}
