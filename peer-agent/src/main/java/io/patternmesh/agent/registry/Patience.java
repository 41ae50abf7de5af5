package io.patternmesh.agent.registry;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** For work that can wait until the registry is back: a restart of it ends no session. */
public final class Patience {

  private static final Duration FIRST_RETRY = Duration.ofMillis(200);
  private static final Duration LAST_RETRY = Duration.ofSeconds(5);

  private Patience() {}

  /** The call, repeated for as long as the registry does not answer; a refusal is final. */
  public static <T> Uni<T> with(Uni<T> call) {
    return call.onFailure(Patience::mayPass)
        .retry()
        .withBackOff(FIRST_RETRY, LAST_RETRY)
        .indefinitely();
  }

  private static boolean mayPass(Throwable failure) {
    return failure instanceof RegistryException refused && refused.status() >= 500;
  }
}
