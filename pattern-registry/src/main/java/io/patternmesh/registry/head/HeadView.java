package io.patternmesh.registry.head;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.VersionVector;
import io.patternmesh.model.usage.PatternUsage;
import io.patternmesh.registry.store.StoredHead;
import io.patternmesh.registry.visible.VisibleView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A head with all that the next edit starts from.
 *
 * @param seen by peer, the counters of all revisions seen
 * @param usage by peer, how often it was used
 */
public record HeadView(
    String patternId,
    @Schema(implementation = String.class) Digest digest,
    long version,
    boolean deleted,
    Instant createdAt,
    Instant updatedAt,
    @Schema(implementation = String.class) PeerId sharedBy,
    @Schema(implementation = Object.class) Audience audience,
    @Schema(implementation = Map.class) VersionVector seen,
    @Schema(implementation = Map.class) SortedMap<PeerId, Long> usage,
    @JsonRawValue @Schema(implementation = VisibleView[].class) String visible) {

  static HeadView of(StoredHead head, List<PatternUsage> usage) {
    return new HeadView(
        head.patternId(),
        head.digest(),
        head.version(),
        head.content().isEmpty(),
        head.createdAt(),
        head.updatedAt(),
        head.sharedBy(),
        head.audience(),
        head.seen(),
        usage.isEmpty() ? new TreeMap<>() : usage.get(0).counter().counts(),
        head.visible());
  }
}
