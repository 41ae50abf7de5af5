package io.patternmesh.agent.api;

import io.patternmesh.agent.library.Edit;
import io.patternmesh.agent.library.Known;
import io.patternmesh.agent.library.Library;
import io.patternmesh.agent.library.NoSuchPatternException;
import io.patternmesh.agent.library.Restoring;
import io.patternmesh.agent.library.Sharing;
import io.patternmesh.agent.library.UsageRecorder;
import io.patternmesh.agent.registry.Registry;
import io.patternmesh.model.identity.Quoted;
import io.patternmesh.model.pattern.InvalidFieldException;
import io.patternmesh.model.pattern.Limits;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Digest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The library: read as the registry shows it, and written by this member. */
@Path("/api/patterns")
@Tag(name = "patterns")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class PatternsResource {

  private final Library library;
  private final Sharing sharing;
  private final Restoring restoring;
  private final UsageRecorder usage;
  private final Relay relay;

  PatternsResource(
      Library library, Sharing sharing, Restoring restoring, UsageRecorder usage, Relay relay) {
    this.library = library;
    this.sharing = sharing;
    this.restoring = restoring;
    this.usage = usage;
    this.relay = relay;
  }

  @GET
  @Operation(summary = "Search: q, category, framework, sharedBy, page, size")
  public Uni<Response> search(@Context UriInfo uri) {
    return relay.get("/patterns", uri);
  }

  @GET
  @Path("{id:.+}")
  @Operation(summary = "One pattern; the ETag is the digest of its head")
  public Uni<Response> read(@PathParam("id") String id, @Context UriInfo uri) {
    return relay.get("/patterns/" + Registry.encoded(id), uri);
  }

  @GET
  @Path("{id:.+}/history")
  @Operation(summary = "Every revision of a pattern that was seen here, the winner first")
  public Uni<Response> history(@PathParam("id") String id, @Context UriInfo uri) {
    return relay.get("/patterns/" + Registry.encoded(id) + "/history", uri);
  }

  @PUT
  @Path("{id:.+}")
  @Operation(summary = "Create or edit; fields left out stay as they are. Honours If-Match")
  public Uni<Response> write(
      @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, String body) {
    PatternJson pattern = new PatternJson(Limits.id(id), Bodies.object(body));
    AtomicBoolean created = new AtomicBoolean();
    return library
        .edit(
            id,
            digest(ifMatch),
            known -> {
              created.set(known.flatMap(base -> base.head().content()).isEmpty());
              return Optional.of(pattern.edit(known));
            })
        .chain(() -> relay.pattern(id, created.get() ? 201 : 200));
  }

  @DELETE
  @Path("{id:.+}")
  @Operation(summary = "Delete; the deletion spreads as an edit does. Honours If-Match")
  public Uni<Response> delete(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
    return library
        .edit(Limits.id(id), digest(ifMatch), known -> Optional.of(deletion(id, known)))
        .map(revision -> Response.noContent().build());
  }

  @POST
  @Path("{id:.+}/usage")
  @Operation(summary = "Count one successful use")
  public Uni<JsonCount> use(@PathParam("id") String id) {
    return usage.use(Limits.id(id)).map(JsonCount::new);
  }

  @POST
  @Path("{id:.+}/share")
  @Operation(summary = "Share with the room, or with the peers in {\"peerIds\": [...]}")
  public Uni<Response> share(@PathParam("id") String id, String body) {
    JsonObject json = Bodies.object(body);
    Audience more =
        json.getValue("peerIds") == null
            ? Audience.ROOM
            : PatternJson.audience(json.getValue("peerIds"));
    return sharing.share(Limits.id(id), more).chain(() -> relay.pattern(id, 200));
  }

  @POST
  @Path("{id:.+}/restore")
  @Operation(
      summary = "Bring back the revision of {\"digest\": \"...\"} as the newest. Honours If-Match",
      description = "Any revision of the history; a deleted pattern comes back with it.")
  @APIResponse(responseCode = "200", description = "The pattern as it is now")
  @APIResponse(responseCode = "404", description = "The history holds no such revision")
  public Uni<Response> restore(
      @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, String body) {
    Digest past = revision(Bodies.object(body).getValue("digest"));
    return restoring
        .restore(Limits.id(id), digest(ifMatch), past)
        .chain(() -> relay.pattern(id, 200));
  }

  private static Digest revision(Object value) {
    try {
      return Digest.parse(String.valueOf(value));
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException(
          "digest", Quoted.of(value), "the digest of a revision of the history expected");
    }
  }

  private static Edit deletion(String id, Optional<Known> known) {
    return known
        .flatMap(base -> base.head().content())
        .map(content -> Edit.delete())
        .orElseThrow(() -> new NoSuchPatternException(id, "pattern"));
  }

  private static Optional<Digest> digest(String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank() || ifMatch.equals("*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Digest.parse(ifMatch.strip().replace("\"", "")));
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException("If-Match", ifMatch, "the ETag of a pattern expected");
    }
  }

  /**
   * @param usageCount uses by all members together
   */
  public record JsonCount(long usageCount) {}
}
