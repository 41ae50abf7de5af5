package io.patternmesh.agent.sync;

import io.patternmesh.model.reconcile.HeadSummary;
import java.util.List;

/**
 * Where two libraries differ, or a part of it.
 *
 * @param theirs heads that they show and we do not
 * @param ours heads that we show and they do not
 */
public record Difference(List<HeadSummary> theirs, List<HeadSummary> ours) {

  public Difference {
    theirs = List.copyOf(theirs);
    ours = List.copyOf(ours);
  }
}
