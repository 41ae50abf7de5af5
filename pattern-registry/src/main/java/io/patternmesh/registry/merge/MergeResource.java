package io.patternmesh.registry.merge;

import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.trace.TraceParent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** The one way into the library. */
@Path("/merge")
@Tag(name = "merge")
public class MergeResource {

  private static final Logger LOG = Logger.getLogger(MergeResource.class);

  private final Merging merging;
  private final MergeCounters counters;

  MergeResource(Merging merging, MergeCounters counters) {
    this.merging = merging;
    this.counters = counters;
  }

  /**
   * Merges a batch: all of it in one transaction, with an outcome for each item.
   *
   * @param from where in a trace the request was made; kept with revisions that name no place of
   *     their own, ignored when it is malformed (W3C Trace Context, section 4.3)
   */
  @POST
  @Consumes(MergeBatch.MEDIA_TYPE)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Merge signed revisions and usage counters (CBOR, at most 16 MiB)")
  public Uni<MergeView> merge(byte[] body, @HeaderParam("traceparent") Optional<String> from) {
    Uni<MergeView> merged =
        Uni.createFrom()
            .item(() -> MergeBatch.decode(body))
            .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
            .flatMap(batch -> merging.merge(batch, from.flatMap(TraceParent::read)))
            .map(MergeView::of);
    return counters.timed(merged).invoke(counters::count).invoke(MergeResource::log);
  }

  /** Part of the caller's trace, so that a log can be searched for an edit. */
  private static void log(MergeView merged) {
    LOG.debugf(
        "merged: %d revisions and %d counters; the last change is %d",
        merged.outcomes().size(), merged.usages().size(), merged.sequence());
  }
}
