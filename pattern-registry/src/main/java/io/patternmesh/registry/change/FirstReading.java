package io.patternmesh.registry.change;

import io.patternmesh.registry.signal.Commits;
import io.patternmesh.registry.store.SequenceStore;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Learns, before the first request, how far the library had come when the last registry ended. */
@Singleton
final class FirstReading {

  void read(@Observes StartupEvent start, SequenceStore sequence, Commits commits) {
    commits.reached(sequence.latest().await().indefinitely());
  }
}
