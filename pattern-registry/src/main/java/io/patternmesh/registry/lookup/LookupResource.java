package io.patternmesh.registry.lookup;

import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.revision.RevisionCodec;
import io.patternmesh.model.usage.PatternUsage;
import io.patternmesh.registry.problem.ProblemException;
import io.patternmesh.registry.store.RevisionStore;
import io.patternmesh.registry.store.UsageStore;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Hands out revisions and usage by name. It only reads; POST, for the names are many. */
@Path("/revisions/lookup")
@Tag(name = "revisions")
@Blocking
public class LookupResource {

  /** Counters read at once; each may name a thousand peers. */
  private static final int USAGES = 100;

  private final RevisionStore revisions;
  private final UsageStore usages;

  LookupResource(RevisionStore revisions, UsageStore usages) {
    this.revisions = revisions;
    this.usages = usages;
  }

  /** Answers in the order asked; leaves out what is unknown, and what comes after 8 MiB. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MergeBatch.MEDIA_TYPE)
  @Operation(summary = "Look up revisions and usage counters; the answer is a merge batch (CBOR)")
  public Uni<byte[]> lookup(LookupRequest request) {
    if (request == null) {
      throw ProblemException.invalid("digests", "a body with digests or usages expected");
    }
    return Uni.combine()
        .all()
        .unis(items(request.revisions()), counters(request.patternIds()))
        .asTuple()
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(found -> new MergeBatch(found.getItem1(), found.getItem2()).encode());
  }

  private Uni<List<MergeItem>> items(List<Digest> digests) {
    AnswerBudget budget = new AnswerBudget();
    return revisions
        .find(digests)
        .select()
        .first(revision -> budget.admits(length(revision)))
        .map(MergeItem::of)
        .collect()
        .asList();
  }

  private Uni<List<PatternUsage>> counters(List<String> ids) {
    AnswerBudget budget = new AnswerBudget();
    return Multi.createFrom()
        .iterable(ids)
        .group()
        .intoLists()
        .of(USAGES)
        .onItem()
        .transformToUniAndConcatenate(usages::find)
        .onItem()
        .<PatternUsage>disjoint()
        .select()
        .first(usage -> budget.admits(AnswerBudget.bytes(usage)))
        .collect()
        .asList();
  }

  private static int length(Revision revision) {
    return RevisionCodec.encode(revision).length;
  }
}
