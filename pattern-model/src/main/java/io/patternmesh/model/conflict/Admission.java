package io.patternmesh.model.conflict;

import io.patternmesh.model.revision.Revision;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a revision is let in at all, before the policy looks at it. */
@FunctionalInterface
public interface Admission {

  /** Lets every revision in. */
  Admission ALL = revision -> Optional.empty();

  /**
   * How far a version or counter may run ahead of the time in milliseconds: ten years, so that a
   * peer whose clock was once wrong can go on from its own counter.
   */
  Duration COUNTED_AHEAD = Duration.ofDays(3_650);

  /** The reason to refuse, empty to let in. */
  Optional<String> refusal(Revision revision);

  /** Refuses what this refuses, then what {@code other} refuses. */
  default Admission and(Admission other) {
    return revision -> refusal(revision).or(() -> other.refusal(revision));
  }

  /** Refuses a revision that its author did not sign. */
  static Admission authentic() {
    return revision ->
        revision.isAuthentic()
            ? Optional.empty()
            : Optional.of("signature: not made by the author's key " + revision.sharedBy());
  }

  /**
   * Refuses a revision dated further ahead than honest clocks differ: else one wrong clock wins
   * every tie.
   *
   * <p>Also refuses a version or a counter that is more than {@link #COUNTED_AHEAD} past this clock
   * in milliseconds. Nobody edits so often, and the next edit counts on from the greatest number
   * seen: were 2^53 - 1 let in once, nobody could edit that pattern again.
   */
  static Admission notAheadOf(Clock clock, Duration tolerance) {
    return revision -> {
      Instant now = clock.instant();
      Instant updatedAt = revision.body().updatedAt();
      if (updatedAt.isAfter(now.plus(tolerance))) {
        return Optional.of(
            "updatedAt: at most "
                + tolerance.toSeconds()
                + " s ahead of this clock expected, got "
                + updatedAt);
      }
      long greatest = now.plus(COUNTED_AHEAD).toEpochMilli();
      return tooGreat("version", Stream.of(revision.body().version()), greatest)
          .or(() -> tooGreat("clock", revision.clock().counters().values().stream(), greatest));
    };
  }

  private static Optional<String> tooGreat(String field, Stream<Long> numbers, long greatest) {
    return numbers
        .filter(number -> number > greatest)
        .findFirst()
        .map(number -> field + ": at most " + greatest + " expected, got " + number);
  }
}
