package io.patternmesh.agent.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchQueueTest {

  @Test
  void whatGathersWhileABatchIsWorkedOnIsTheNextBatch() {
    BatchQueue<Integer> queue = new BatchQueue<>(new ArrayDeque<>(), 10);
    List<List<Integer>> batches = new ArrayList<>();
    CompletableFuture<Void> work = new CompletableFuture<>();
    queue
        .batches(10)
        .onItem()
        .transformToUniAndConcatenate(
            batch -> {
              batches.add(batch);
              return Uni.createFrom().completionStage(work::copy);
            })
        .subscribe()
        .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    queue.offer(List.of(1));
    queue.offer(List.of(2));
    queue.offer(List.of(3));
    assertThat(batches).containsExactly(List.of(1));
    work.complete(null);
    assertThat(batches).containsExactly(List.of(1), List.of(2, 3));
  }

  @Test
  void whatWaitsBeforeAnybodyListensIsNotForgotten() {
    BatchQueue<Integer> queue = new BatchQueue<>(new ArrayDeque<>(), 10);
    queue.offer(List.of(1, 2, 3));
    queue
        .batches(2)
        .subscribe()
        .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE))
        .assertItems(List.of(1, 2), List.of(3));
  }

  @Test
  void moreThanItsCapacityIsTurnedAwayWhole() {
    BatchQueue<Integer> queue = new BatchQueue<>(new ArrayDeque<>(), 3);
    assertThat(queue.offer(List.of(1, 2))).isTrue();
    assertThat(queue.offer(List.of(3, 4))).isFalse();
    assertThat(queue.clear()).containsExactly(1, 2);
  }

  @Test
  void whatWaitsInASetAlreadyTakesNoRoom() {
    BatchQueue<Integer> queue = new BatchQueue<>(new LinkedHashSet<>(), 3);
    assertThat(queue.offer(List.of(1, 2, 3))).isTrue();
    assertThat(queue.offer(List.of(2, 3, 1, 1))).isTrue();
    assertThat(queue.offer(List.of(4))).isFalse();
    assertThat(queue.size()).isEqualTo(3);
  }

  @Test
  void manyBatchesInARowTakeNoDeepStack() {
    BatchQueue<Integer> queue = new BatchQueue<>(new ArrayDeque<>(), 100_000);
    queue.offer(IntStream.range(0, 100_000).boxed().toList());
    AssertSubscriber<Void> subscriber =
        queue
            .batches(1)
            .onItem()
            .transformToUniAndConcatenate(batch -> Uni.createFrom().voidItem())
            .subscribe()
            .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    assertThat(queue.size()).isZero();
    assertThat(subscriber.getFailure()).isNull();
  }

  @Test
  void noItemIsLostOrTwiceWhenManyOffer() throws Exception {
    int threads = 4;
    int each = 25_000;
    BatchQueue<Integer> queue = new BatchQueue<>(new ArrayDeque<>(), 1_000);
    List<Integer> came = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch all = new CountDownLatch(threads * each);
    AssertSubscriber<Void> consumer =
        queue
            .batches(64)
            .onItem()
            .transformToUniAndConcatenate(
                batch ->
                    Uni.createFrom()
                        .voidItem()
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .invoke(
                            () -> {
                              came.addAll(batch);
                              batch.forEach(item -> all.countDown());
                            }))
            .subscribe()
            .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    ExecutorService producers = Executors.newFixedThreadPool(threads);
    for (int thread = 0; thread < threads; thread++) {
      int from = thread * each;
      producers.execute(
          () -> {
            for (int i = from; i < from + each; i++) {
              while (!queue.offer(List.of(i))) {
                LockSupport.parkNanos(10_000);
              }
            }
          });
    }
    producers.shutdown();
    assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(came).doesNotHaveDuplicates().hasSize(threads * each);
    assertThat(consumer.getFailure()).isNull();
  }
}
