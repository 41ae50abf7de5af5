package io.patternmesh.registry.store;

import io.patternmesh.model.revision.Digest;
import java.util.Optional;

/**
 * A pattern as readers are shown it.
 *
 * @param head empty when no revision was seen
 * @param visible the chain, as JSON
 */
public record ShownPattern(Optional<Digest> head, String visible) {

  public static final ShownPattern NONE = new ShownPattern(Optional.empty(), "[]");
}
