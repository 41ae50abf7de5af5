package io.patternmesh.agent.metric;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.patternmesh.agent.channel.Mesh;
import io.patternmesh.agent.imports.merge.FolderState.Snapshot;
import io.patternmesh.agent.imports.merge.ImportedFolders;
import io.patternmesh.agent.library.LibraryFeed;
import io.patternmesh.agent.sync.SyncCounters.Counts;
import io.patternmesh.agent.sync.SyncEngine;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** How the agent stands, read when somebody asks. */
@Singleton
public final class Standing {

  private final MeterRegistry meters;
  private final ChannelTotals channels = new ChannelTotals();
  private final Mesh mesh;

  Standing(
      MeterRegistry meters,
      Mesh mesh,
      SyncEngine sync,
      LibraryFeed library,
      ImportedFolders imports) {
    this.meters = meters;
    this.mesh = mesh;
    counter("sync.revisions.sent", sync, Counts::sent);
    counter("sync.revisions.received", sync, Counts::received);
    counter("sync.revisions.refused", sync, Counts::refused);
    bytes("sync.sent", ChannelTotals::bytesSent);
    bytes("sync.received", ChannelTotals::bytesReceived);
    waiting("sync.inbox", ChannelTotals::unread);
    waiting("sync.outbox", ChannelTotals::unsent);
    gauge("sync.pending", sync::pending);
    gauge("sessions.open", channels::open);
    gauge("room.joined", () -> mesh.signaling().joined() ? 1 : 0);
    gauge("library.heads", () -> library.index().size());
    gauge("imports.folders", () -> imports.states().size());
    gauge("imports.found", () -> sum(imports, Snapshot::found));
  }

  /** Follows the channels, for as long as it is subscribed to. */
  public Multi<Void> follow() {
    return channels.follow(mesh.channels());
  }

  private static int sum(ImportedFolders imports, ToIntFunction<Snapshot> figure) {
    return imports.states().stream().mapToInt(figure).sum();
  }

  private void gauge(String name, Supplier<Number> now) {
    Gauge.builder("patternmesh." + name, now).register(meters);
  }

  private void counter(String name, SyncEngine sync, ToLongFunction<Counts> figure) {
    FunctionCounter.builder(
            "patternmesh." + name, sync, engine -> figure.applyAsLong(engine.counts()))
        .register(meters);
  }

  private void bytes(String name, ToLongFunction<ChannelTotals> figure) {
    FunctionCounter.builder("patternmesh." + name, channels, figure::applyAsLong)
        .baseUnit(BaseUnits.BYTES)
        .register(meters);
  }

  private void waiting(String name, ToLongFunction<ChannelTotals> figure) {
    Gauge.builder("patternmesh." + name, channels, figure::applyAsLong)
        .baseUnit(BaseUnits.BYTES)
        .register(meters);
  }
}
