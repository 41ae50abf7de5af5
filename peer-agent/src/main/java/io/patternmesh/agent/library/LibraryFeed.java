package io.patternmesh.agent.library;

import io.patternmesh.agent.index.HeadIndex;
import io.patternmesh.agent.registry.Change;
import io.patternmesh.agent.registry.Registry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * Follows the registry: first all heads, then its change sequence, from where it stopped, for as
 * long as the agent lives and however often the registry goes away.
 */
@ApplicationScoped
public class LibraryFeed {

  private static final Duration FIRST_RETRY = Duration.ofMillis(200);
  private static final Duration LAST_RETRY = Duration.ofSeconds(2);

  private final Registry registry;
  private final Absence absence;
  private final HeadIndex index = new HeadIndex();
  private final BroadcastProcessor<Change> changes = BroadcastProcessor.create();
  private final BroadcastProcessor<Long> reloads = BroadcastProcessor.create();
  private final CompletableFuture<Void> loaded = new CompletableFuture<>();
  private volatile long sequence = -1;

  LibraryFeed(Registry registry, Clock clock) {
    this.registry = registry;
    absence = new Absence(clock);
  }

  /** The heads of the library, as of the latest change that was seen. */
  public HeadIndex index() {
    return index;
  }

  /** Each change, from now on. For subscribers that only take note: none of them may wait. */
  public Multi<Change> changes() {
    return changes;
  }

  /** The last change seen of a library that was then found to be lost, from now on. */
  public Multi<Long> reloads() {
    return reloads;
  }

  /** Done once every head is in the index. */
  public Uni<Void> loaded() {
    return Uni.createFrom().completionStage(loaded::copy);
  }

  /** Whether every head is in the index. */
  public boolean isLoaded() {
    return loaded.isDone();
  }

  /** The latest change that was seen; empty until the heads were read. */
  public OptionalLong sequence() {
    return sequence < 0 ? OptionalLong.empty() : OptionalLong.of(sequence);
  }

  /** Follows; endless. */
  public Multi<Void> follow() {
    return Multi.createFrom()
        .deferred(() -> sequence < 0 ? load().onItem().transformToMulti(done -> tail()) : resume())
        .onCompletion()
        .failWith(() -> new IllegalStateException("the registry closed the change stream"))
        .onFailure()
        .invoke(absence::failed)
        .onFailure()
        .retry()
        .withBackOff(FIRST_RETRY, LAST_RETRY)
        .indefinitely();
  }

  private Uni<Boolean> load() {
    index.clear();
    return registry
        .heads()
        .invoke(
            page -> {
              sequence = sequence < 0 ? page.sequence() : sequence;
              page.heads().forEach(index::put);
            })
        .collect()
        .last()
        .onFailure()
        .invoke(failure -> sequence = -1)
        .invoke(absence::answered)
        .invoke(() -> loaded.complete(null))
        .replaceWith(true);
  }

  /** A registry that is behind what was seen of it lost its library: it is read anew. */
  private Multi<Void> resume() {
    return registry
        .sequence()
        .invoke(absence::answered)
        .onItem()
        .transformToMulti(
            now -> {
              if (now >= sequence) {
                return tail();
              }
              reloads.onNext(sequence);
              sequence = -1;
              return load().onItem().transformToMulti(done -> tail());
            });
  }

  private Multi<Void> tail() {
    return registry
        .changes(sequence)
        .invoke(
            change -> {
              index.put(change.head());
              sequence = change.sequence();
              changes.onNext(change);
            })
        .onItem()
        .ignore();
  }
}
