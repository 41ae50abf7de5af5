package io.patternmesh.agent.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.patternmesh.model.trace.TraceParent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where in a trace the agent stands. With tracing off it stands nowhere, and nothing is told. */
@Singleton
public final class Tracing {

  private static final String NAME = "io.patternmesh.agent";

  /** Batches of more traces name the first of them. */
  private static final int MOST_LINKS = 32;

  private final Tracer tracer;
  private final boolean on;

  public Tracing(
      OpenTelemetry telemetry,
      @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
    this.tracer = telemetry.getTracer(NAME);
    this.on = !disabled;
  }

  /** No trace at all. */
  public static Tracing off() {
    return new Tracing(OpenTelemetry.noop(), true);
  }

  /** Whether traces are made and passed on. */
  public boolean on() {
    return on;
  }

  /** The place of whatever the calling thread is working on. */
  public Optional<TraceParent> here() {
    return on ? parent(Span.current().getSpanContext()) : Optional.empty();
  }

  /**
   * Does work that others' traces led to. One trace goes on in a span of this name; of several, a
   * span of its own is linked to each. With none, there is no span.
   *
   * @param kind whether it is passed on to a peer (producer) or came from one (consumer)
   * @param work is given the place in the span; empty when there is none
   */
  public <T> Uni<T> following(
      String name,
      SpanKind kind,
      Collection<TraceParent> from,
      Function<Optional<TraceParent>, Uni<T>> work) {
    List<SpanContext> contexts =
        from.stream().distinct().limit(MOST_LINKS).map(Tracing::context).toList();
    if (!on || contexts.isEmpty()) {
      return Uni.createFrom().deferred(() -> work.apply(Optional.empty()));
    }
    return Uni.createFrom()
        .deferred(
            () -> {
              Span span = span(name, kind, contexts);
              return work.apply(parent(span.getSpanContext()))
                  .onFailure()
                  .invoke(failure -> span.setStatus(StatusCode.ERROR, failure.getMessage()))
                  .onTermination()
                  .invoke(span::end);
            });
  }

  /**
   * Where each of these goes on from: where one trace led to all that have one, from here; else
   * from where it came.
   */
  public static List<Optional<TraceParent>> onward(
      List<Optional<TraceParent>> from, Optional<TraceParent> here) {
    boolean one =
        from.stream().flatMap(Optional::stream).map(TraceParent::traceId).distinct().count() == 1;
    return one && here.isPresent()
        ? from.stream().map(trace -> trace.flatMap(any -> here)).toList()
        : from;
  }

  private Span span(String name, SpanKind kind, List<SpanContext> from) {
    SpanBuilder span = tracer.spanBuilder(name).setSpanKind(kind);
    if (from.stream().map(SpanContext::getTraceId).distinct().count() == 1) {
      span.setParent(Context.root().with(Span.wrap(from.get(0))));
    } else {
      span.setNoParent();
      from.forEach(span::addLink);
    }
    return span.startSpan();
  }

  private static SpanContext context(TraceParent parent) {
    return SpanContext.createFromRemoteParent(
        parent.traceId(),
        parent.spanId(),
        parent.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
        TraceState.getDefault());
  }

  private static Optional<TraceParent> parent(SpanContext context) {
    return context.isValid()
        ? Optional.of(
            new TraceParent(
                "00-"
                    + context.getTraceId()
                    + "-"
                    + context.getSpanId()
                    + "-"
                    + context.getTraceFlags().asHex()))
        : Optional.empty();
  }
}
