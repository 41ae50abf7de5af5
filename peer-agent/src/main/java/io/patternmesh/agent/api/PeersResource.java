package io.patternmesh.agent.api;

import io.patternmesh.agent.channel.Mesh;
import io.patternmesh.model.identity.PeerId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The other members, and the connections to them. */
@Path("/api/peers")
@Tag(name = "peers")
@Produces(MediaType.APPLICATION_JSON)
public class PeersResource {

  private final Mesh mesh;

  PeersResource(Mesh mesh) {
    this.mesh = mesh;
  }

  @GET
  @Operation(summary = "Everybody in the room, and how this member is connected to each")
  public List<PeerView> peers() {
    return mesh.peers().stream().map(PeerView::of).toList();
  }

  @POST
  @Path("{id}/connect")
  @Operation(summary = "Connect now; done when the channel is open")
  public Uni<Void> connect(@PathParam("id") String id) {
    return mesh.connect(new PeerId(id));
  }

  @POST
  @Path("{id}/disconnect")
  @Operation(summary = "Disconnect, and stay so until told to connect")
  public Uni<Void> disconnect(@PathParam("id") String id) {
    return mesh.disconnect(new PeerId(id), "disconnected by the user");
  }
}
