package io.patternmesh.registry.pattern;

import io.patternmesh.registry.store.FacetStore;
import io.patternmesh.registry.store.PatternCriteria;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a search can be narrowed by. Not below patterns: one of them may be called facets. */
@Path("/facets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "patterns")
public class FacetResource {

  private final FacetStore facets;

  FacetResource(FacetStore facets) {
    this.facets = facets;
  }

  @GET
  @Operation(
      summary = "Patterns by category, framework and sharedBy, the most frequent values first",
      description = "With q, category, framework and sharedBy, as in a search: of what it finds.")
  public Uni<FacetsView> facets(@BeanParam SearchFilter filter) {
    PatternCriteria criteria = filter.criteria();
    return Uni.combine()
        .all()
        .unis(facets.categories(criteria), facets.frameworks(criteria), facets.authors(criteria))
        .with(FacetsView::of);
  }
}
