package io.patternmesh.agent.conflict;

import io.patternmesh.model.revision.VersionVector;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last conflict of each pattern that was settled here since the start.
 *
 * <p>An application that settles what it is told of runs with every member at once. Their answers
 * are concurrent, so they are a conflict again; were it told again, each would answer the others'
 * answers without end. Who answered is therefore told of what is news to it only: of a side whose
 * author had not seen the conflict, or of two sides whose authors had both seen this answer. What
 * is not told stays listed.
 */
final class Answers {

  private static final int MOST = 1_000;

  private final Map<String, Answer> last =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
          return size() > MOST;
        }
      };

  /**
   * @param conflict what the authors of both sides had seen
   * @param made what who sees the answer has seen
   */
  private record Answer(VersionVector conflict, VersionVector made) {}

  /** This member settled a conflict with a revision of this clock. */
  synchronized void note(OpenConflict conflict, VersionVector made) {
    last.remove(conflict.patternId());
    last.put(
        conflict.patternId(),
        new Answer(
            conflict.clocks().stream().reduce(VersionVector.EMPTY, VersionVector::merge), made));
  }

  /** Whether a conflict is between answers to the one that was settled here. */
  synchronized boolean isOfAnswers(OpenConflict conflict) {
    Answer answer = last.get(conflict.patternId());
    return answer != null
        && conflict.clocks().stream().allMatch(clock -> clock.covers(answer.conflict()))
        && !conflict.clocks().stream().allMatch(clock -> clock.covers(answer.made()));
  }
}
