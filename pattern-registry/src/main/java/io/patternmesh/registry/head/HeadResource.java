package io.patternmesh.registry.head;

import io.patternmesh.registry.problem.Checked;
import io.patternmesh.registry.problem.ProblemException;
import io.patternmesh.registry.store.HeadStore;
import io.patternmesh.registry.store.SequenceStore;
import io.patternmesh.registry.store.UsageStore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Heads, for those who compare libraries and those who edit. */
@Path("/heads")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "heads")
public class HeadResource {

  private final HeadListing listing;
  private final HeadStore heads;
  private final UsageStore usage;
  private final SequenceStore sequence;

  HeadResource(HeadListing listing, HeadStore heads, UsageStore usage, SequenceStore sequence) {
    this.listing = listing;
    this.heads = heads;
    this.usage = usage;
    this.sequence = sequence;
  }

  @GET
  @Operation(summary = "All heads, tombstones included, page by page (at most 8 MiB each)")
  public Uni<HeadPage> list(
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @DefaultValue("1000") String limit) {
    String from = after.isEmpty() ? "" : Checked.patternId("after", after);
    int most = (int) Checked.number("limit", limit, 1, HeadListing.LONGEST);
    return sequence.latest().flatMap(latest -> listing.page(latest, from, most));
  }

  @GET
  @Path("/{id: .+}")
  @Operation(summary = "One head: its digest, what was seen, how often it was used")
  public Uni<HeadView> one(@PathParam("id") String id) {
    Checked.patternId("id", id);
    return heads
        .find(id)
        .onItem()
        .transform(
            found ->
                found.orElseThrow(
                    () ->
                        ProblemException.unknown(
                            "no revision of pattern " + id + " was ever seen")))
        .flatMap(head -> usage.find(List.of(id)).map(counter -> HeadView.of(head, counter)));
  }
}
