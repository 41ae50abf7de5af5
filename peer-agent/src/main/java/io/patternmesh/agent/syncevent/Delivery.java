package io.patternmesh.agent.syncevent;

import io.patternmesh.agent.retry.BackOff;
import io.patternmesh.agent.syncevent.event.SyncEvent;
import io.patternmesh.agent.syncevent.kafka.Outlet;
import io.patternmesh.agent.syncevent.kafka.TooLargeException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Sends events, those of one key one after the other and those of many keys side by side: the next
 * event of a pattern is not sent before the last one is acknowledged, so no failure, whatever the
 * producer makes of it, can turn their order round.
 */
final class Delivery {

  private static final int SIDE_BY_SIDE = 100;
  private static final Duration FIRST_RETRY = Duration.ofMillis(500);
  private static final Duration LAST_RETRY = Duration.ofSeconds(10);

  private final Outlet outlet;
  private final Progress progress;

  Delivery(Outlet outlet, Progress progress) {
    this.outlet = outlet;
    this.progress = progress;
  }

  /** Finds Kafka and the topic. */
  Uni<Void> open() {
    return outlet.open().invoke(progress::connected).emitOn(Infrastructure.getDefaultWorkerPool());
  }

  /** Sends all; done when all are acknowledged, failed when one was not. */
  Uni<Void> all(List<SyncEvent> events) {
    Map<String, List<SyncEvent>> byKey =
        events.stream()
            .collect(
                Collectors.groupingBy(SyncEvent::key, LinkedHashMap::new, Collectors.toList()));
    return Multi.createFrom()
        .iterable(byKey.values())
        .onItem()
        .transformToUni(this::oneAfterTheOther)
        .merge(SIDE_BY_SIDE)
        .onItem()
        .ignoreAsUni()
        .emitOn(Infrastructure.getDefaultWorkerPool());
  }

  private Uni<Void> oneAfterTheOther(List<SyncEvent> events) {
    return Multi.createFrom()
        .iterable(events)
        .onItem()
        .transformToUniAndConcatenate(this::one)
        .onItem()
        .ignoreAsUni();
  }

  private Uni<Void> one(SyncEvent event) {
    return sent(event)
        .onFailure(TooLargeException.class)
        .recoverWithUni(failure -> withoutContent(event, failure));
  }

  private Uni<Void> withoutContent(SyncEvent event, Throwable tooLarge) {
    return event
        .withoutContent()
        .map(
            less ->
                sent(less)
                    .invoke(() -> progress.contentOmitted(event.id()))
                    .onFailure(TooLargeException.class)
                    .recoverWithUni(failure -> skipped(event, failure)))
        .orElseGet(() -> skipped(event, tooLarge));
  }

  private Uni<Void> skipped(SyncEvent event, Throwable failure) {
    progress.skipped(event.id(), failure);
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> sent(SyncEvent event) {
    return outlet.send(event).invoke(progress::published);
  }

  /** What this supplies, over again from its start for as long as it fails. */
  <T> Multi<T> persistently(Supplier<Multi<? extends T>> work) {
    BackOff backOff = new BackOff(FIRST_RETRY, LAST_RETRY, new SecureRandom());
    return Multi.createFrom()
        .deferred(work)
        .onItem()
        .invoke(backOff::reset)
        .onFailure()
        .invoke(progress::failed)
        .onFailure()
        .retry()
        .when(
            failures ->
                failures
                    .onItem()
                    .transformToUniAndConcatenate(
                        failure ->
                            Uni.createFrom().item(failure).onItem().delayIt().by(backOff.next())));
  }
}
