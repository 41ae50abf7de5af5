package io.patternmesh.local.proxy;

import java.util.concurrent.atomic.AtomicLong;

/** A bound on bytes that several threads share; it remembers that it was hit. */
final class Quota {

  private final long bound;
  private final AtomicLong taken = new AtomicLong();

  Quota(long bound) {
    this.bound = bound;
  }

  /** Whether that many more bytes are within the bound. */
  boolean take(int bytes) {
    return taken.addAndGet(bytes) <= bound;
  }

  long taken() {
    return taken.get();
  }

  boolean exceeded() {
    return taken.get() > bound;
  }
}
