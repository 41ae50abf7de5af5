package io.patternmesh.registry.merge;

import io.patternmesh.model.merge.MergeBatch;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The one way into the library. */
@Path("/merge")
@Tag(name = "merge")
public class MergeResource {

  private final Merging merging;
  private final MergeCounters counters;

  MergeResource(Merging merging, MergeCounters counters) {
    this.merging = merging;
    this.counters = counters;
  }

  /** Merges a batch: all of it in one transaction, with an outcome for each item. */
  @POST
  @Consumes(MergeBatch.MEDIA_TYPE)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Merge signed revisions and usage counters (CBOR, at most 16 MiB)")
  public Uni<MergeView> merge(byte[] body) {
    Uni<MergeView> merged =
        Uni.createFrom()
            .item(() -> MergeBatch.decode(body))
            .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
            .flatMap(merging::merge)
            .map(MergeView::of);
    return counters.timed(merged).invoke(counters::count);
  }
}
