package io.patternmesh.registry.pattern;

import io.patternmesh.registry.problem.Checked;
import io.patternmesh.registry.problem.ProblemException;
import io.patternmesh.registry.store.HistoryStore;
import io.patternmesh.registry.store.PageRequest;
import io.patternmesh.registry.store.PatternStore;
import io.patternmesh.registry.store.StoredRevision;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Patterns, for people and their tools. Long answers are written on worker threads. */
@Path("/patterns")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "patterns")
@Blocking
public class PatternResource {

  private final PatternStore patterns;
  private final HistoryStore history;
  private final SinglePattern single;

  PatternResource(PatternStore patterns, HistoryStore history, SinglePattern single) {
    this.patterns = patterns;
    this.history = history;
    this.single = single;
  }

  @GET
  @Operation(summary = "Search patterns: words in id, name, description or code; newest first")
  public Uni<PageView<PatternView>> search(
      @BeanParam SearchFilter filter, @BeanParam Paging paging) {
    PageRequest request = paging.request();
    return patterns
        .search(filter.criteria(), request)
        .flatMap(page -> PageView.of(page, request, within(PatternView::of)));
  }

  @GET
  @Path("/{id: .+}")
  @Operation(summary = "One pattern; its digest is the ETag. 410 when it was deleted")
  public Uni<RestResponse<PatternView>> one(@PathParam("id") String id) {
    return single.read(Checked.patternId("id", id));
  }

  @GET
  @Path("/{id: .+}/history")
  @Operation(summary = "All revisions of a pattern, the winner first; none is ever lost")
  public Uni<PageView<RevisionView>> history(@PathParam("id") String id, @BeanParam Paging paging) {
    Checked.patternId("id", id);
    PageRequest request = paging.request();
    return history
        .history(id, request)
        .invoke(
            page -> {
              if (page.total() == 0) {
                throw ProblemException.unknown("no revision of pattern " + id + " was ever seen");
              }
            })
        .flatMap(page -> PageView.of(page, request, within(RevisionView::of)));
  }

  private interface View<T> {
    T of(StoredRevision stored, boolean withCode);
  }

  private static <T> Function<StoredRevision, T> within(View<T> view) {
    CodeBudget budget = new CodeBudget();
    return stored -> view.of(stored, budget.admits(stored));
  }
}
