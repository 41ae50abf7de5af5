package io.patternmesh.agent.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.patternmesh.model.trace.TraceParent;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TracingTest {

  private static final TraceParent ONE =
      new TraceParent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
  private static final TraceParent TWO =
      new TraceParent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final OpenTelemetrySdk telemetry =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(spans))
                  .build())
          .build();
  private final Tracing tracing = new Tracing(telemetry, false);

  @Test
  void oneTraceGoesOn() {
    Optional<TraceParent> here = work(tracing, List.of(ONE));
    SpanData span = spans.getFinishedSpanItems().get(0);
    assertThat(span.getTraceId()).isEqualTo(ONE.traceId());
    assertThat(span.getParentSpanId()).isEqualTo(ONE.spanId());
    assertThat(here).map(TraceParent::spanId).contains(span.getSpanId());
  }

  @Test
  void ofSeveralTracesNoneIsTheParentAndAllAreLinked() {
    Optional<TraceParent> here = work(tracing, List.of(ONE, TWO));
    SpanData span = spans.getFinishedSpanItems().get(0);
    assertThat(span.getParentSpanId()).isEqualTo(SpanId.getInvalid());
    assertThat(span.getLinks())
        .extracting(link -> link.getSpanContext().getTraceId())
        .containsExactly(ONE.traceId(), TWO.traceId());
    assertThat(here).map(TraceParent::traceId).contains(span.getTraceId());
  }

  @Test
  void aPeerThatNamesAThousandTracesGetsAFewLinks() {
    work(
        tracing,
        IntStream.rangeClosed(1, 1_000)
            .mapToObj(n -> new TraceParent(String.format("00-%032x-%016x-01", n, n)))
            .toList());
    assertThat(spans.getFinishedSpanItems().get(0).getLinks()).hasSize(32);
  }

  @Test
  void workWithoutATraceAndWorkThatIsNotTracedMakeNoSpan() {
    assertThat(work(tracing, List.of())).isEmpty();
    assertThat(work(new Tracing(telemetry, true), List.of(ONE))).isEmpty();
    assertThat(spans.getFinishedSpanItems()).isEmpty();
  }

  @Test
  void oneTraceGoesOnFromHereAndSeveralFromWhereTheyCame() {
    Optional<TraceParent> here = Optional.of(new TraceParent(ONE.value().replace("00f0", "11f0")));
    List<Optional<TraceParent>> one = List.of(Optional.of(ONE), Optional.empty());
    assertThat(Tracing.onward(one, here)).containsExactly(here, Optional.empty());
    List<Optional<TraceParent>> two = List.of(Optional.of(ONE), Optional.of(TWO));
    assertThat(Tracing.onward(two, here)).isEqualTo(two);
    assertThat(Tracing.onward(one, Optional.empty())).isEqualTo(one);
  }

  @Test
  void aFailureIsSaidInItsSpan() {
    tracing
        .following(
            "work",
            SpanKind.CONSUMER,
            List.of(ONE),
            here -> Uni.createFrom().failure(new IllegalStateException("no")))
        .onFailure()
        .recoverWithNull()
        .await()
        .indefinitely();
    SpanData span = spans.getFinishedSpanItems().get(0);
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(span.getStatus().getDescription()).isEqualTo("no");
  }

  private static Optional<TraceParent> work(Tracing tracing, List<TraceParent> from) {
    return tracing
        .following("work", SpanKind.CONSUMER, from, here -> Uni.createFrom().item(here))
        .await()
        .indefinitely();
  }
}
