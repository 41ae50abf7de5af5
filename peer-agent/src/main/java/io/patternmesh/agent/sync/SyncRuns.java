package io.patternmesh.agent.sync;

import io.patternmesh.agent.conversation.BatchQueue;
import io.patternmesh.agent.event.EventType;
import io.patternmesh.model.identity.PeerId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** The comparisons with one peer, one after the other: on connect, by the clock, and on request. */
final class SyncRuns {

  private static final int WAITING = 1_000;

  private final SyncRun run;
  private final PeerId peer;
  private final SyncCounters counters;
  private final SyncContext context;
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private final AtomicReference<Optional<CompletableFuture<Void>>> underWay =
      new AtomicReference<>(Optional.empty());
  private final BatchQueue<CompletableFuture<SyncResult>> requests =
      new BatchQueue<>(new ArrayDeque<>(), WAITING);

  private volatile boolean ended;

  SyncRuns(SyncRun run, PeerId peer, SyncCounters counters, SyncContext context) {
    this.run = run;
    this.peer = peer;
    this.counters = counters;
    this.context = context;
  }

  /** The peer is ready to be compared with. */
  void start() {
    started.complete(null);
  }

  /** Asks for a comparison that begins after this call, and waits for it. */
  Uni<SyncResult> request() {
    return Uni.createFrom()
        .completionStage(
            () -> {
              CompletableFuture<SyncResult> result = new CompletableFuture<>();
              if (!requests.offer(List.of(result))) {
                result.complete(
                    SyncResult.failed(peer, WAITING + " comparisons are waiting already"));
              }
              if (ended) {
                giveUp(requests.clear());
              }
              return result;
            });
  }

  /** Asks for a comparison that nobody waits for; one that is asked for already serves. */
  void trigger() {
    if (requests.size() == 0) {
      requests.offer(List.of(new CompletableFuture<>()));
    }
  }

  /** Ends the comparison that is under way. */
  void cancel() {
    underWay.get().ifPresent(cancelled -> cancelled.complete(null));
  }

  boolean running() {
    return underWay.get().isPresent();
  }

  /** Compares whenever it is asked to, for as long as it is subscribed to. */
  Multi<Void> runs() {
    Multi<Void> asked =
        requests.batches(WAITING).onItem().transformToUniAndConcatenate(this::serve);
    return Uni.createFrom()
        .completionStage(started::copy)
        .onItem()
        .transformToMulti(ready -> Multi.createBy().merging().streams(asked, automatic()))
        .onTermination()
        .invoke(this::end);
  }

  private void end() {
    ended = true;
    giveUp(requests.clear());
  }

  private void giveUp(List<CompletableFuture<SyncResult>> waiting) {
    waiting.forEach(one -> one.complete(SyncResult.failed(peer, "the session ended")));
  }

  private Multi<Void> automatic() {
    if (!context.sync().autoSync()) {
      return Multi.createFrom().empty();
    }
    if (context.self().compareTo(peer) > 0) {
      trigger();
    }
    return Multi.createFrom()
        .ticks()
        .startingAfter(context.sync().syncInterval())
        .every(context.sync().syncInterval())
        .onOverflow()
        .drop()
        .invoke(this::trigger)
        .onItem()
        .transformToUniAndConcatenate(tick -> Uni.createFrom().voidItem());
  }

  private Uni<Void> serve(List<CompletableFuture<SyncResult>> waiting) {
    SyncCounters.Counts before = counters.now();
    Instant begun = context.clock().instant();
    CompletableFuture<Void> cancelled = new CompletableFuture<>();
    underWay.set(Optional.of(cancelled));
    Uni<Optional<String>> outcome =
        Uni.combine()
            .any()
            .of(
                run.run().replaceWith(Optional.<String>empty()),
                Uni.createFrom()
                    .completionStage(cancelled::copy)
                    .replaceWith(Optional.of("cancelled")))
            .onFailure(SyncException.class)
            .recoverWithItem(failure -> Optional.of(failure.getMessage()));
    // Whoever is told that it is over sees none running.
    return outcome
        .eventually(() -> underWay.set(Optional.empty()))
        .map(error -> result(before, error))
        .invoke(result -> publish(result, begun))
        .onItemOrFailure()
        .invoke(
            (result, failure) ->
                waiting.forEach(
                    one ->
                        one.complete(
                            failure == null
                                ? result
                                : SyncResult.failed(peer, failure.getMessage()))))
        .eventually(() -> giveUp(waiting))
        .replaceWithVoid();
  }

  private SyncResult result(SyncCounters.Counts before, Optional<String> error) {
    SyncCounters.Counts done = counters.now().minus(before);
    return new SyncResult(peer.value(), done.sent(), done.received(), done.conflicts(), error);
  }

  private void publish(SyncResult result, Instant begun) {
    Instant at = context.clock().instant();
    long duration = Duration.between(begun, at).toMillis();
    Map<String, Object> data =
        Map.of(
            "peerId", result.peerId(),
            "sent", result.sent(),
            "received", result.received(),
            "conflicts", result.conflicts(),
            "durationMs", duration,
            "at", at.toString());
    result
        .error()
        .ifPresentOrElse(
            error ->
                context
                    .events()
                    .publish(
                        EventType.SYNC_ERROR,
                        Map.of(
                            "peerId", result.peerId(), "durationMs", duration, "message", error)),
            () -> {
              context.total().completed(at);
              context.events().publish(EventType.SYNC_COMPLETE, data);
            });
  }
}
