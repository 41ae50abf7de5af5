package io.patternmesh.model.conflict;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The heads that a stream of revisions is merged into. {@link ConflictPolicy} reads and writes from
 * one signal at a time; nothing here may block.
 */
public interface Heads {

  /** The head of a pattern; empty when no revision of it was seen. */
  Optional<Head> find(String patternId);

  /** Replaces the head of {@code head.revision().patternId()}. */
  void put(Head head);

  /** Heads in memory, none at first. */
  static Heads inMemory() {
    ConcurrentMap<String, Head> heads = new ConcurrentHashMap<>();
    return new Heads() {
      @Override
      public Optional<Head> find(String patternId) {
        return Optional.ofNullable(heads.get(patternId));
      }

      @Override
      public void put(Head head) {
        heads.put(head.revision().patternId(), head);
      }
    };
  }
}
