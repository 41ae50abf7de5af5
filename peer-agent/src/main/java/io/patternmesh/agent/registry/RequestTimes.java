package io.patternmesh.agent.registry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.stream.Stream;

/** How long the registry took to answer, by what came of it; never for which pattern. */
@Singleton
public final class RequestTimes {

  private final MeterRegistry meters;

  /** What came of a request. */
  private enum Outcome {
    ANSWERED,
    /** A 4xx status. */
    REFUSED,
    /** A 5xx status. */
    FAILED,
    UNREACHABLE
  }

  public RequestTimes(MeterRegistry meters) {
    this.meters = meters;
    Stream.of(Outcome.values()).forEach(this::timer);
  }

  <T> Uni<HttpResponse<T>> timed(Uni<HttpResponse<T>> request) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Timer.Sample sample = Timer.start(meters);
              return request
                  .onItemOrFailure()
                  .invoke((response, failure) -> sample.stop(timer(outcome(response))));
            });
  }

  private static Outcome outcome(HttpResponse<?> response) {
    if (response == null) {
      return Outcome.UNREACHABLE;
    }
    if (response.statusCode() >= 500) {
      return Outcome.FAILED;
    }
    return response.statusCode() >= 400 ? Outcome.REFUSED : Outcome.ANSWERED;
  }

  private Timer timer(Outcome outcome) {
    return meters.timer(
        "patternmesh.registry.requests", "outcome", outcome.name().toLowerCase(Locale.ROOT));
  }
}
