package io.patternmesh.agent.api;

import io.patternmesh.agent.conflict.Conflicts;
import io.patternmesh.agent.conflict.OpenConflict;
import io.patternmesh.agent.conflict.OpenConflict.Choice;
import io.patternmesh.agent.library.Library;
import io.patternmesh.model.identity.Quoted;
import io.patternmesh.model.pattern.InvalidFieldException;
import io.patternmesh.model.pattern.Limits;
import io.patternmesh.model.revision.Revision;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The conflict inbox. */
@Path("/api/conflicts")
@Tag(name = "conflicts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class ConflictsResource {

  private final Conflicts conflicts;
  private final Library library;
  private final Relay relay;

  ConflictsResource(Conflicts conflicts, Library library, Relay relay) {
    this.conflicts = conflicts;
    this.library = library;
    this.relay = relay;
  }

  @GET
  @Operation(summary = "Concurrent edits that nobody settled yet, both sides of each")
  public Uni<String> open() {
    return conflicts
        .open()
        .map(
            all ->
                new JsonObject()
                    .put("items", new JsonArray(all.stream().map(OpenConflict::json).toList()))
                    .put("total", all.size())
                    .encode());
  }

  @POST
  @Path("{id:.+}/resolution")
  @Operation(
      summary =
          "Settle with {\"choose\": \"local\"}, {\"choose\": \"remote\"} or {\"pattern\": {}}")
  public Uni<Response> resolve(@PathParam("id") String id, String body) {
    JsonObject json = Bodies.object(body);
    Uni<Revision> resolved =
        json.getValue("pattern") instanceof JsonObject pattern
            ? merged(Limits.id(id), pattern)
            : conflicts.choose(Limits.id(id), choice(json.getValue("choose")));
    return resolved.chain(
        revision ->
            revision.body().deleted()
                ? Uni.createFrom().item(Response.noContent().build())
                : relay.pattern(id, 200));
  }

  private Uni<Revision> merged(String id, JsonObject pattern) {
    PatternJson written = new PatternJson(id, pattern);
    return library
        .find(id)
        .map(known -> written.content(known.flatMap(base -> base.head().content())))
        .chain(content -> conflicts.merge(id, content));
  }

  private static Choice choice(Object value) {
    if ("local".equals(value)) {
      return Choice.LOCAL;
    }
    if ("remote".equals(value)) {
      return Choice.REMOTE;
    }
    throw new InvalidFieldException(
        "choose", Quoted.of(value), "\"local\", \"remote\", or a field \"pattern\" expected");
  }
}
