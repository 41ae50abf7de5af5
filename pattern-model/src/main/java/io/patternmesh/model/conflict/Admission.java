package io.patternmesh.model.conflict;

import io.patternmesh.model.revision.Revision;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a revision is let in at all, before the policy looks at it. */
@FunctionalInterface
public interface Admission {

  /** Lets every revision in. */
  Admission ALL = revision -> Optional.empty();

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
   */
  static Admission notAheadOf(Clock clock, Duration tolerance) {
    return revision -> {
      Instant latest = clock.instant().plus(tolerance);
      Instant updatedAt = revision.body().updatedAt();
      return updatedAt.isAfter(latest)
          ? Optional.of(
              "updatedAt: at most "
                  + tolerance.toSeconds()
                  + " s ahead of this clock expected, got "
                  + updatedAt)
          : Optional.empty();
    };
  }
}
