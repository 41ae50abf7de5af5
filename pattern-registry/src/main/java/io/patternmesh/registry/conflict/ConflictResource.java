package io.patternmesh.registry.conflict;

import io.patternmesh.registry.pattern.CodeBudget;
import io.patternmesh.registry.pattern.PageView;
import io.patternmesh.registry.pattern.Paging;
import io.patternmesh.registry.pattern.RevisionView;
import io.patternmesh.registry.store.HistoryStore;
import io.patternmesh.registry.store.Page;
import io.patternmesh.registry.store.PageRequest;
import io.patternmesh.registry.store.StoredRevision;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lists what needs a decision. A revision that has seen both closes a conflict. */
@Path("/conflicts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "conflicts")
@Blocking
public class ConflictResource {

  private final HistoryStore history;

  ConflictResource(HistoryStore history) {
    this.history = history;
  }

  @GET
  @Operation(summary = "Open conflicts, by pattern id: the head and the revision that lost to it")
  public Uni<PageView<ConflictView>> list(@BeanParam Paging paging) {
    PageRequest request = paging.request();
    CodeBudget budget = new CodeBudget();
    return history
        .openConflicts(request)
        .map(page -> new Page<>(conflicts(page.items(), budget), page.total()))
        .flatMap(page -> PageView.of(page, request, Function.identity()));
  }

  private Multi<ConflictView> conflicts(Multi<StoredRevision> others, CodeBudget budget) {
    return others
        .map(other -> new Losing(other, RevisionView.of(other, budget.admits(other))))
        .onItem()
        .transformToUniAndConcatenate(
            losing ->
                history
                    .head(losing.stored().revision().patternId())
                    .map(Optional::orElseThrow)
                    .map(
                        head ->
                            new ConflictView(
                                losing.stored().revision().patternId(),
                                RevisionView.of(head, budget.admits(head)),
                                losing.view())));
  }

  private record Losing(StoredRevision stored, RevisionView view) {}
}
