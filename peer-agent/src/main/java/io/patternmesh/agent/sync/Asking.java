package io.patternmesh.agent.sync;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Asks one peer for items, a limited number at a time, and waits until each is settled.
 *
 * @param <T> what stands for an item: the digest of a revision, the id of a counter
 */
final class Asking<T> {

  /** Most items that one request asks for. */
  static final int MOST = 256;

  private final Function<List<T>, Uni<Void>> send;
  private final Duration stepTimeout;
  private final List<Request<T>> underWay = new CopyOnWriteArrayList<>();

  /**
   * @param send sends one request
   * @param stepTimeout how long the peer may go without sending anything of what was asked for
   */
  Asking(Function<List<T>, Uni<Void>> send, Duration stepTimeout) {
    this.send = send;
    this.stepTimeout = stepTimeout;
  }

  /** Asks; done when all is settled, fails with {@link SyncException} when nothing comes. */
  Uni<Void> ask(List<T> items) {
    return Multi.createFrom()
        .items(() -> IntStream.iterate(0, from -> from < items.size(), from -> from + MOST).boxed())
        .map(from -> items.subList(from, Math.min(items.size(), from + MOST)))
        .onItem()
        .transformToUniAndConcatenate(this::request)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** This one came, or will not come. */
  void settled(T item) {
    underWay.forEach(request -> request.settled(item));
  }

  /** How many requests wait for their answer. */
  int underWay() {
    return underWay.size();
  }

  private Uni<Void> request(List<T> items) {
    Request<T> request = new Request<>(items);
    underWay.add(request);
    return send.apply(items)
        .chain(() -> request.answered(stepTimeout))
        .eventually(() -> underWay.remove(request));
  }

  /** What was asked for in one frame, until all of it is settled. */
  private static final class Request<T> {

    private final Set<T> open;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    private Request(List<T> items) {
      open = new HashSet<>(items);
    }

    private void settled(T item) {
      boolean last;
      synchronized (open) {
        last = open.remove(item) && open.isEmpty();
      }
      if (last) {
        done.complete(null);
      }
    }

    private int left() {
      synchronized (open) {
        return open.size();
      }
    }

    private Uni<Void> answered(Duration timeout) {
      int before = left();
      return Uni.createFrom()
          .completionStage(done::copy)
          .ifNoItem()
          .after(timeout)
          .recoverWithUni(() -> left() < before ? answered(timeout) : silent(timeout));
    }

    private Uni<Void> silent(Duration timeout) {
      return Uni.createFrom()
          .failure(
              new SyncException(
                  "none of the "
                      + left()
                      + " items that the peer was asked for came and was merged in "
                      + timeout.toSeconds()
                      + " s"));
    }
  }
}
