package io.patternmesh.agent.api;

import io.patternmesh.agent.channel.Mesh;
import io.patternmesh.agent.channel.NoSuchPeerException;
import io.patternmesh.agent.sync.SyncEngine;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.wire.Frame;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Messages of the application's own to other members. */
@Path("/api/peers/{id}/message")
@Tag(name = "peers")
@Consumes(MediaType.WILDCARD)
public class MessagesResource {

  private final Mesh mesh;
  private final SyncEngine sync;

  MessagesResource(Mesh mesh, SyncEngine sync) {
    this.mesh = mesh;
    this.sync = sync;
  }

  @POST
  @Operation(
      summary = "Send {\"message\": any JSON} to a connected peer, which gets it as an event",
      description = "It is neither kept nor repeated. At most 100 at once, 50 a second, a peer.")
  @APIResponse(responseCode = "204", description = "It was handed to the network")
  @APIResponse(responseCode = "404", description = "Nobody of this id is in the room")
  @APIResponse(responseCode = "409", description = "There is no open channel to this peer")
  @APIResponse(responseCode = "413", description = "More than 16,384 bytes of JSON in UTF-8")
  @APIResponse(responseCode = "429", description = "Too many at once")
  public Uni<Void> send(@PathParam("id") String id, String body) {
    PeerId peer = new PeerId(id);
    Frame.Message message = MessageBody.read(body);
    if (mesh.peers().stream().noneMatch(known -> known.peer().id().equals(peer))) {
      throw new NoSuchPeerException(peer);
    }
    return sync.send(peer, message);
  }
}
