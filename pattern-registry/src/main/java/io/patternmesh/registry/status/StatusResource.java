package io.patternmesh.registry.status;

import io.patternmesh.registry.database.DatabaseSettings;
import io.patternmesh.registry.store.LibraryCounts;
import io.patternmesh.registry.store.SequenceStore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells what the library holds. */
@Path("/status")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "status")
public class StatusResource {

  private final LibraryCounts counts;
  private final SequenceStore sequence;
  private final DatabaseSettings settings;

  StatusResource(LibraryCounts counts, SequenceStore sequence, DatabaseSettings settings) {
    this.counts = counts;
    this.sequence = sequence;
    this.settings = settings;
  }

  @GET
  @Operation(summary = "The library in numbers")
  public Uni<StatusView> status() {
    boolean external = settings.databaseUrl().isPresent();
    return Uni.combine()
        .all()
        .unis(
            sequence.library(),
            sequence.latest(),
            counts.patterns(),
            counts.tombstones(),
            counts.revisions(),
            counts.openConflicts())
        .with(
            (library, latest, patterns, tombstones, revisions, openConflicts) ->
                new StatusView(
                    library,
                    patterns,
                    tombstones,
                    revisions,
                    openConflicts,
                    latest,
                    external ? "external" : "embedded",
                    external ? Optional.empty() : Optional.of(settings.dataDir())));
  }
}
