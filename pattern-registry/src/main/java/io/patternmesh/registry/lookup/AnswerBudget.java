package io.patternmesh.registry.lookup;

import io.patternmesh.model.usage.PatternUsage;

/** Ends an answer before it passes 8 MiB, but not before its first item. Not thread-safe. */
final class AnswerBudget {

  private static final long MOST_BYTES = 8L << 20;

  /** A peer id of 32 characters, a number of at most 9 bytes, and what frames them. */
  private static final int BYTES_OF_A_COUNT = 48;

  private long used;

  boolean admits(int bytes) {
    boolean first = used == 0;
    used += bytes;
    return first || used <= MOST_BYTES;
  }

  /** A bound on the bytes of a counter. */
  static int bytes(PatternUsage usage) {
    return usage.patternId().length() + 8 + BYTES_OF_A_COUNT * usage.counter().counts().size();
  }
}
