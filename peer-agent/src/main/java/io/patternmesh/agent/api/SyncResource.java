package io.patternmesh.agent.api;

import io.patternmesh.agent.sync.SyncEngine;
import io.patternmesh.agent.sync.SyncResult;
import io.patternmesh.model.identity.PeerId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Comparing libraries on request. */
@Path("/api/sync")
@Tag(name = "sync")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class SyncResource {

  private final SyncEngine engine;

  SyncResource(SyncEngine engine) {
    this.engine = engine;
  }

  @POST
  @Operation(summary = "Compare with {\"peerId\": \"...\"}, or with every connected peer")
  public Uni<List<SyncResult>> sync(String body) {
    return engine.sync(
        Optional.ofNullable(Bodies.object(body).getValue("peerId"))
            .map(id -> new PeerId(id.toString())));
  }

  @DELETE
  @Operation(summary = "End the comparisons that are under way")
  public void cancel() {
    engine.cancelSync();
  }
}
