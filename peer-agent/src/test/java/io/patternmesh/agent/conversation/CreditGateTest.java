package io.patternmesh.agent.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CreditGateTest {

  private final CreditGate gate = new CreditGate();

  @Test
  void whoeverComesFirstIsServedFirst() {
    List<String> order = new ArrayList<>();
    take(2, "first", order);
    take(2, "second", order);
    gate.add(3);
    assertThat(order).containsExactly("first 2", "second 1");
    assertThat(gate.available()).isZero();
  }

  @Test
  void oneThatLeftTheQueueTakesNothing() {
    List<String> order = new ArrayList<>();
    take(2, "first", order).cancel();
    take(2, "second", order);
    gate.add(2);
    assertThat(order).containsExactly("second 2");
  }

  @Test
  void whatWasNotSpentComesBackAfterAnItem() {
    gate.add(5);
    assertThat(gate.lend(5, lease -> spent(lease, 2)).await().indefinitely()).isEqualTo(2);
    assertThat(gate.available()).isEqualTo(3);
  }

  @Test
  void whatWasNotSpentComesBackAfterAFailure() {
    gate.add(5);
    gate.lend(
            5,
            lease -> {
              lease.spend(1);
              throw new IllegalStateException("in the middle");
            })
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create())
        .assertFailedWith(IllegalStateException.class);
    assertThat(gate.available()).isEqualTo(4);
  }

  @Test
  void whatWasNotSpentComesBackAfterACancellation() {
    gate.add(5);
    UniAssertSubscriber<Object> sender =
        gate.lend(
                5,
                lease -> {
                  lease.spend(1);
                  return Uni.createFrom().nothing();
                })
            .subscribe()
            .withSubscriber(UniAssertSubscriber.create());
    assertThat(gate.available()).isZero();
    sender.cancel();
    assertThat(gate.available()).isEqualTo(4);
  }

  @Test
  void noCreditIsLostOrMadeHoweverSendersEnd() throws Exception {
    int senders = 2_000;
    int credit = 64;
    gate.add(credit);
    AtomicLong spent = new AtomicLong();
    AtomicLong returned = new AtomicLong();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    CountDownLatch ended = new CountDownLatch(senders);
    for (int i = 0; i < senders; i++) {
      Random random = new Random(i);
      threads.execute(
          () -> {
            UniAssertSubscriber<Integer> sender =
                gate.<Integer>lend(
                        1 + random.nextInt(32),
                        lease -> {
                          int now = random.nextInt(lease.size() + 1);
                          lease.spend(now);
                          spent.addAndGet(now);
                          threads.execute(
                              () -> {
                                gate.add(now);
                                returned.addAndGet(now);
                              });
                          return random.nextBoolean()
                              ? Uni.createFrom().item(now)
                              : Uni.createFrom().failure(new IllegalStateException("failed"));
                        })
                    .subscribe()
                    .withSubscriber(UniAssertSubscriber.create());
            threads.execute(
                () -> {
                  sender.cancel();
                  ended.countDown();
                });
          });
    }
    assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    threads.shutdown();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(spent.get()).isPositive().isEqualTo(returned.get());
    assertThat(gate.available()).isEqualTo(credit);
  }

  private static Uni<Integer> spent(CreditGate.Lease lease, int n) {
    lease.spend(n);
    return Uni.createFrom().item(n);
  }

  private UniAssertSubscriber<Object> take(int most, String who, List<String> order) {
    return gate.lend(
            most,
            lease -> {
              order.add(who + " " + lease.size());
              lease.spend(lease.size());
              return Uni.createFrom().item((Object) who);
            })
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create());
  }
}
