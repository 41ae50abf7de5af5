package io.patternmesh.agent.session;

import io.patternmesh.agent.ice.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Candidates that came too early wait here: the network drops those that arrive before the other
 * side's description, and the other side ignores those of a session that it has not heard of.
 */
final class WaitingWays {

  /** More than any honest peer has; what is beyond is not taken. */
  static final int MOST = 200;

  private final Consumer<Candidate> onwards;
  private final List<Candidate> waiting = new ArrayList<>();
  private boolean released;
  private int taken;

  WaitingWays(Consumer<Candidate> onwards) {
    this.onwards = onwards;
  }

  /** Passes it on, now or when they are released; false when there were too many. */
  boolean add(Candidate candidate) {
    if (++taken > MOST) {
      return false;
    }
    if (released) {
      onwards.accept(candidate);
    } else {
      waiting.add(candidate);
    }
    return true;
  }

  /** Passes on what waits, and everything that comes later at once. */
  void release() {
    released = true;
    waiting.forEach(onwards);
    waiting.clear();
  }
}
