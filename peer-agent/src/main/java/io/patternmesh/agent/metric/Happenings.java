package io.patternmesh.agent.metric;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.patternmesh.agent.channel.ConnectionState;
import io.patternmesh.agent.channel.Mesh;
import io.patternmesh.agent.channel.MeshEvent;
import io.patternmesh.agent.channel.MeshEvent.AttemptFailed;
import io.patternmesh.agent.channel.MeshEvent.PeerConnected;
import io.patternmesh.agent.channel.MeshEvent.PeerDisconnected;
import io.patternmesh.agent.channel.MeshEvent.PeerRefused;
import io.patternmesh.agent.event.AgentEvent;
import io.patternmesh.agent.event.EventFeed;
import io.patternmesh.agent.library.LibraryFeed;
import io.patternmesh.agent.registry.Change;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Counts what happens: sessions, comparisons, conflicts, imports. */
@Singleton
public final class Happenings {

  private static final List<String> RESULTS = List.of("complete", "cancelled", "failed");

  private final MeterRegistry meters;
  private final Mesh mesh;
  private final EventFeed events;
  private final LibraryFeed library;

  Happenings(MeterRegistry meters, Mesh mesh, EventFeed events, LibraryFeed library) {
    this.meters = meters;
    this.mesh = mesh;
    this.events = events;
    this.library = library;
    // Present at zero, so that a dashboard can tell "none" from "not measured".
    Stream.of("opened", "closed", "refused").forEach(this::sessions);
    Stream.of(ConnectionState.values()).forEach(this::failed);
    Stream.of("detected", "resolved").forEach(this::conflicts);
    Stream.of("complete", "skipped").forEach(this::imports);
    RESULTS.forEach(this::comparisons);
  }

  /** Counts, for as long as it is subscribed to. */
  public Multi<Void> count() {
    return Multi.createBy()
        .merging()
        .streams(
            mesh.events().invoke(this::met).onItem().ignore(),
            library.changes().invoke(this::changed).onItem().ignore(),
            events.after(events.last()).invoke(this::told).onItem().ignore());
  }

  private void met(MeshEvent event) {
    if (event instanceof PeerConnected) {
      sessions("opened").increment();
    } else if (event instanceof PeerDisconnected) {
      sessions("closed").increment();
    } else if (event instanceof PeerRefused) {
      sessions("refused").increment();
    } else if (event instanceof AttemptFailed attempt) {
      failed(attempt.reached()).increment();
    }
  }

  private void changed(Change change) {
    if (change.kind() == Change.Kind.CONFLICT) {
      conflicts("detected").increment();
    }
  }

  private void told(AgentEvent event) {
    switch (event.type()) {
      case CONFLICT_RESOLVED -> conflicts("resolved").increment();
      case IMPORT_COMPLETE -> imports("complete").increment();
      case IMPORT_SKIPPED -> imports("skipped").increment();
      case SYNC_COMPLETE -> compared("complete", event);
      case SYNC_ERROR ->
          compared("cancelled".equals(event.data().get("message")) ? "cancelled" : "failed", event);
      default -> {
        // Counted elsewhere, or told by the mesh itself.
      }
    }
  }

  private void compared(String result, AgentEvent event) {
    if (event.data().get("durationMs") instanceof Long millis) {
      comparisons(result).record(Duration.ofMillis(millis));
    }
  }

  private Counter sessions(String what) {
    return meters.counter("patternmesh.sessions." + what);
  }

  private Counter failed(ConnectionState reached) {
    return meters.counter("patternmesh.sessions.failed", "reached", reached.word());
  }

  private Counter conflicts(String what) {
    return meters.counter("patternmesh.conflicts." + what);
  }

  private Counter imports(String what) {
    return meters.counter("patternmesh.imports." + what);
  }

  private Timer comparisons(String result) {
    return meters.timer("patternmesh.sync.duration", "result", result);
  }
}
