package io.patternmesh.agent.api;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a search can be narrowed by. Not below patterns: one of them may be called facets. */
@Path("/api/facets")
@Tag(name = "patterns")
@Produces(MediaType.APPLICATION_JSON)
public class FacetsResource {

  private final Relay relay;

  FacetsResource(Relay relay) {
    this.relay = relay;
  }

  @GET
  @Operation(
      summary = "Patterns by category, framework and sharedBy, the most frequent values first",
      description = "With q, category, framework and sharedBy, as in a search: of what it finds.")
  public Uni<Response> facets(@Context UriInfo uri) {
    return relay.get("/facets", uri);
  }
}
