package io.patternmesh.agent.api;

import io.patternmesh.agent.imports.merge.FolderState;
import io.patternmesh.agent.imports.merge.ImportedFolders;
import io.patternmesh.model.identity.Quoted;
import io.patternmesh.model.pattern.InvalidFieldException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The folders of test files that become patterns. */
@Path("/api/imports")
@Tag(name = "imports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class ImportsResource {

  private final ImportedFolders folders;

  ImportsResource(ImportedFolders folders) {
    this.folders = folders;
  }

  @GET
  @Operation(summary = "The folders that are followed, and what each holds")
  public List<FolderState.Snapshot> folders() {
    return folders.states();
  }

  @POST
  @Blocking
  @Operation(summary = "Follow {\"folder\": \"/path\"} too, until the agent stops")
  public FolderState.Snapshot add(String body) {
    Object folder = Bodies.object(body).getValue("folder");
    if (!(folder instanceof String path) || path.isBlank()) {
      throw new InvalidFieldException("folder", Quoted.of(folder), "the path of a folder expected");
    }
    return folders.add(path);
  }
}
