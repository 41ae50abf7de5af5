package io.patternmesh.registry.visible;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Digest;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A revision that somebody may be shown as head, as it stands in JSON. */
public record VisibleView(
    @Schema(implementation = String.class) Digest digest,
    @Schema(implementation = Object.class, description = "\"room\", or a list of peer ids")
        Audience audience,
    @Schema(implementation = String.class) PeerId author) {

  /** The chain, greatest first. */
  public static List<VisibleView> of(VisibleChain chain) {
    return chain.entries().stream()
        .map(visible -> new VisibleView(visible.digest(), visible.audience(), visible.author()))
        .toList();
  }
}
