package io.patternmesh.agent.sync;

import io.patternmesh.model.wire.Frame;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Finds out where this library and one peer's differ. The two sides of a comparison speak through
 * the session's frames; how they do it stays behind this interface.
 */
public interface Reconciliation {

  /**
   * Compares now. Each item is a part of the difference, found only when it is asked for; completes
   * when all was compared. Cancelling ends the comparison on both sides.
   */
  Multi<Difference> differences();

  /** Takes a frame that belongs to a comparison; whether it was one. */
  boolean accepts(Frame frame);

  /** Answers a frame that was accepted. */
  Uni<Void> answer(Frame frame);
}
