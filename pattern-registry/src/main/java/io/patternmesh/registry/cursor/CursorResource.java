package io.patternmesh.registry.cursor;

import io.patternmesh.registry.problem.Checked;
import io.patternmesh.registry.problem.ProblemException;
import io.patternmesh.registry.store.CursorStore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Keeps readers' places. A reader writes its own; the last write holds. */
@Path("/cursors/{name}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cursors")
public class CursorResource {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private final CursorStore cursors;

  CursorResource(CursorStore cursors) {
    this.cursors = cursors;
  }

  @GET
  @Operation(summary = "Where a reader is; 404 when it never said")
  public Uni<CursorView> read(@PathParam("name") String name) {
    return cursors
        .find(checked(name))
        .map(
            found ->
                found
                    .map(CursorView::new)
                    .orElseThrow(() -> ProblemException.unknown("no cursor " + name)));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Say where a reader is (at most 1,000 cursors)")
  public Uni<CursorView> write(@PathParam("name") String name, Map<String, Object> body) {
    Object given = body == null ? "" : body.getOrDefault("sequence", "");
    long sequence = Checked.number("sequence", String.valueOf(given), 0, Long.MAX_VALUE);
    return cursors
        .put(checked(name), sequence)
        .map(
            kept -> {
              if (!kept) {
                throw ProblemException.invalid(
                    "name",
                    "at most " + CursorStore.MOST + " cursors expected; " + name + " is new");
              }
              return new CursorView(sequence);
            });
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw ProblemException.invalid(
          "name", "1 to 100 of A-Z a-z 0-9 . _ - expected, got " + Checked.quoted(name));
    }
    return name;
  }
}
