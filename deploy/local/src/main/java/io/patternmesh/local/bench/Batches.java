package io.patternmesh.local.bench;

import io.patternmesh.local.process.Pace;
import io.patternmesh.local.registry.RegistryApi;
import java.util.ArrayList;
import java.util.List;

/**
 * All heads of a library, ready to be merged into another one.
 *
 * @param encoded merge batches
 */
record Batches(List<byte[]> encoded) {

  /** Revisions of a batch: enough that a call's own cost is lost in it. */
  static final int SIZE = 500;

  Batches {
    encoded = List.copyOf(encoded);
  }

  /** What this registry holds. */
  static Batches of(RegistryApi registry, Pace pace) {
    List<String> heads = registry.heads();
    List<byte[]> encoded = new ArrayList<>();
    for (int from = 0; from < heads.size(); from += SIZE) {
      pace.waitingFor(List.of(from + " of " + heads.size() + " read"));
      encoded.add(registry.lookup(heads.subList(from, Math.min(heads.size(), from + SIZE))));
    }
    return new Batches(encoded);
  }

  /** Writes all, batch after batch. */
  void mergeInto(RegistryApi registry, Pace pace) {
    int merged = 0;
    for (byte[] batch : encoded) {
      pace.waitingFor(List.of(merged++ + " of " + encoded.size() + " batches written"));
      registry.merge(batch);
    }
  }

  long bytes() {
    return encoded.stream().mapToLong(batch -> batch.length).sum();
  }
}
