package io.patternmesh.agent.api;

import io.patternmesh.agent.channel.Mesh;
import io.patternmesh.agent.channel.PeerState;
import io.patternmesh.agent.channel.SignalingState;
import io.patternmesh.agent.ice.IceRoster;
import io.patternmesh.agent.ice.IceStatus;
import io.patternmesh.agent.identity.Identity;
import io.patternmesh.agent.identity.PeerSettings;
import io.patternmesh.agent.imports.merge.FolderState;
import io.patternmesh.agent.imports.merge.ImportedFolders;
import io.patternmesh.agent.registry.Registry;
import io.patternmesh.agent.registry.RegistrySettings;
import io.patternmesh.agent.sync.SyncCounters;
import io.patternmesh.agent.sync.SyncEngine;
import io.patternmesh.agent.sync.SyncSettings;
import io.patternmesh.agent.syncevent.SyncEvents;
import io.patternmesh.agent.syncevent.SyncEventsState;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How this member stands: signaling, library, peers, sync, imports, sync events. */
@Path("/api/status")
@Tag(name = "status")
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {

  private final Identity identity;
  private final PeerSettings peer;
  private final Mesh mesh;
  private final Registry registry;
  private final RegistrySettings registrySettings;
  private final SyncEngine engine;
  private final SyncSettings sync;
  private final ImportedFolders imports;
  private final IceRoster ice;
  private final SyncEvents syncEvents;

  StatusResource(
      Identity identity,
      PeerSettings peer,
      Mesh mesh,
      Registry registry,
      RegistrySettings registrySettings,
      SyncEngine engine,
      SyncSettings sync,
      ImportedFolders imports,
      IceRoster ice,
      SyncEvents syncEvents) {
    this.identity = identity;
    this.peer = peer;
    this.mesh = mesh;
    this.registry = registry;
    this.registrySettings = registrySettings;
    this.engine = engine;
    this.sync = sync;
    this.imports = imports;
    this.ice = ice;
    this.syncEvents = syncEvents;
  }

  @GET
  @Operation(summary = "Signaling, library, peers, sync, imports and sync events at a glance")
  public Uni<String> status() {
    return registry
        .read("/status", Map.of())
        .map(library -> library.put("reachable", true))
        .onFailure()
        .recoverWithItem(
            failure -> new JsonObject().put("reachable", false).put("error", failure.getMessage()))
        .map(library -> library.put("url", registrySettings.url().toString()))
        .map(library -> json(library).encode());
  }

  private JsonObject json(JsonObject library) {
    return new JsonObject()
        .put("peerId", identity.id().value())
        .put("name", identity.name())
        .put("room", peer.room())
        .put("signaling", signaling(mesh.signaling()))
        .put("ice", ice())
        .put("peers", new JsonArray(mesh.peers().stream().map(StatusResource::peer).toList()))
        .put("registry", library)
        .put("sync", sync())
        .put(
            "imports",
            new JsonArray(imports.states().stream().map(StatusResource::folder).toList()))
        .put("syncEvents", syncEvents(syncEvents.state()))
        .put("settings", settings());
  }

  private static JsonObject signaling(SignalingState state) {
    return new JsonObject()
        .put("url", state.url())
        .put("state", state.state().word())
        .put("attempts", state.attempts())
        .put("error", state.error().orElse(null));
  }

  private JsonObject ice() {
    return new JsonObject()
        .put("transportPolicy", ice.policy().word())
        .put("error", ice.blocked().orElse(null))
        .put(
            "servers", new JsonArray(ice.statuses().stream().map(StatusResource::server).toList()));
  }

  private static JsonObject server(IceStatus server) {
    return new JsonObject()
        .put("url", server.url())
        .put("source", server.source().word())
        .put("state", server.state().word())
        .put("error", server.error().orElse(null))
        .put("at", server.at().map(Instant::toString).orElse(null));
  }

  private static JsonObject peer(PeerState state) {
    return new JsonObject()
        .put("id", state.peer().id().value())
        .put("name", state.peer().name())
        .put("connectionState", state.connection().word())
        .put("dataChannelState", state.dataChannel().word())
        .put("error", state.error().orElse(null));
  }

  private JsonObject sync() {
    SyncCounters.Counts counts = engine.counts();
    return new JsonObject()
        .put("syncing", engine.syncing())
        .put("lastSyncAt", engine.lastSyncAt().map(Instant::toString).orElse(null))
        .put("pendingCount", engine.pending())
        .put("syncedCount", counts.sent() + counts.received())
        .put("sent", counts.sent())
        .put("received", counts.received())
        .put("conflicts", counts.conflicts())
        .put("refused", counts.refused());
  }

  private static JsonObject folder(FolderState.Snapshot state) {
    return new JsonObject()
        .put("folder", state.folder())
        .put("state", state.state())
        .put("found", state.found())
        .put("skipped", state.skipped());
  }

  private static JsonObject syncEvents(SyncEventsState state) {
    JsonObject json = new JsonObject().put("state", state.state().word());
    state
        .topic()
        .ifPresent(
            topic ->
                json.put("topic", topic)
                    .put("lag", state.lag().isPresent() ? state.lag().getAsLong() : null)
                    .put("lastError", state.lastError().orElse(null)));
    return json;
  }

  private JsonObject settings() {
    return new JsonObject()
        .put("autoSync", sync.autoSync())
        .put("syncInterval", sync.syncInterval().toMillis())
        .put("maxPendingPatterns", sync.maxPendingPatterns());
  }
}
