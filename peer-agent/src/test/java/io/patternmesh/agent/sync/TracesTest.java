package io.patternmesh.agent.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.patternmesh.agent.mesh.Eventually;
import io.patternmesh.agent.registry.Change;
import io.patternmesh.agent.trace.Tracing;
import io.patternmesh.agent.world.ChannelPair;
import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.trace.TraceParent;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TracesTest {

  private static final TraceParent EDIT =
      new TraceParent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
  private static final TraceParent OTHER =
      new TraceParent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final Tracing on =
      new Tracing(
          OpenTelemetrySdk.builder()
              .setTracerProvider(
                  SdkTracerProvider.builder()
                      .addSpanProcessor(SimpleSpanProcessor.create(spans))
                      .build())
              .build(),
          false);
  private final List<Party> parties = new ArrayList<>();
  private final List<Change> seen = new CopyOnWriteArrayList<>();
  private final List<Cancellable> following = new ArrayList<>();

  @AfterEach
  void close() {
    following.forEach(Cancellable::cancel);
    parties.forEach(Party::close);
  }

  @Test
  void anEditsTraceGoesOnWhereItIsMerged() {
    Party alice = party("alice", on);
    Party bob = party("bob", on);
    meet(alice, bob);
    alice.registry.merge(batch(alice.member.writes("p", "code"), Optional.of(EDIT)));
    comes(1);
    Eventually.until("both ended", () -> spans.getFinishedSpanItems().size() == 2);
    SpanData send = span("send to peer");
    assertThat(send.getTraceId()).isEqualTo(EDIT.traceId());
    assertThat(send.getParentSpanId()).isEqualTo(EDIT.spanId());
    SpanData merge = span("merge from peer");
    assertThat(merge.getTraceId()).isEqualTo(EDIT.traceId());
    assertThat(merge.getParentSpanId()).isEqualTo(send.getSpanId());
    TraceParent kept = new TraceParent(seen.get(0).traceParent().orElseThrow());
    assertThat(kept.traceId()).isEqualTo(EDIT.traceId());
    assertThat(kept.spanId()).isEqualTo(merge.getSpanId());
  }

  @Test
  void eachRevisionKeepsItsOwnTrace() {
    Party alice = party("alice", on);
    Party bob = party("bob", on);
    Revision one = alice.member.writes("1", "code");
    Revision two = alice.member.writes("2", "code");
    meet(alice, bob);
    alice.registry.merge(
        new MergeBatch(
            List.of(
                MergeItem.of(one).tracedBy(Optional.of(EDIT)),
                MergeItem.of(two).tracedBy(Optional.of(OTHER)),
                MergeItem.of(alice.member.writes("3", "code"))),
            List.of()));
    comes(3);
    List<String> kept = seen.stream().map(change -> traceId(change)).toList();
    assertThat(kept).containsExactlyInAnyOrder(EDIT.traceId(), OTHER.traceId(), "none");
    Eventually.until(
        "both traces go on", () -> joined().containsAll(List.of(EDIT.traceId(), OTHER.traceId())));
  }

  @Test
  void whoTracesNothingTellsPeersOfNoTrace() {
    Party alice = party("alice", Tracing.off());
    Party bob = party("bob", on);
    meet(alice, bob);
    alice.registry.merge(batch(alice.member.writes("p", "code"), Optional.of(EDIT)));
    comes(1);
    assertThat(seen.get(0).traceParent()).isEmpty();
    assertThat(spans.getFinishedSpanItems()).isEmpty();
  }

  @Test
  void whoTracesNothingStillKeepsWhatItWasTold() {
    Party alice = party("alice", on);
    Party bob = party("bob", Tracing.off());
    meet(alice, bob);
    alice.registry.merge(batch(alice.member.writes("p", "code"), Optional.of(EDIT)));
    comes(1);
    Eventually.until("it was sent", () -> !spans.getFinishedSpanItems().isEmpty());
    SpanData send = span("send to peer");
    assertThat(spans.getFinishedSpanItems()).containsExactly(send);
    TraceParent kept = new TraceParent(seen.get(0).traceParent().orElseThrow());
    assertThat(kept.traceId()).isEqualTo(EDIT.traceId());
    assertThat(kept.spanId()).isEqualTo(send.getSpanId());
  }

  private SpanData span(String name) {
    return spans.getFinishedSpanItems().stream()
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The traces that spans are part of, or linked to. */
  private List<String> joined() {
    List<String> joined = new ArrayList<>();
    for (SpanData span : spans.getFinishedSpanItems()) {
      joined.add(span.getTraceId());
      span.getLinks().stream()
          .map(LinkData::getSpanContext)
          .forEach(linked -> joined.add(linked.getTraceId()));
    }
    return joined;
  }

  private static String traceId(Change change) {
    return change.traceParent().map(parent -> new TraceParent(parent).traceId()).orElse("none");
  }

  private static MergeBatch batch(Revision revision, Optional<TraceParent> trace) {
    return new MergeBatch(List.of(MergeItem.of(revision).tracedBy(trace)), List.of());
  }

  private void comes(int changes) {
    Eventually.until(changes + " changes", () -> seen.size() == changes);
  }

  private Party party(String name, Tracing tracing) {
    Party party = new Party(name, false, 8, tracing);
    parties.add(party);
    return party;
  }

  private void meet(Party alice, Party bob) {
    alice.starts();
    following.add(bob.starts().feed.changes().subscribe().with(seen::add));
    ChannelPair pair = new ChannelPair(alice.member, bob.member);
    alice.meets(pair.left());
    bob.meets(pair.right());
  }
}
