package io.patternmesh.registry.store;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.pattern.PatternCategory;
import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.VersionVector;
import java.time.Instant;
import java.util.Optional;

/**
 * A pattern's winning revision and what is kept with it.
 *
 * @param content empty for a tombstone
 * @param seen the clocks of all revisions seen, merged
 * @param visible the chain, as JSON
 */
public record StoredHead(
    String patternId,
    Digest digest,
    long version,
    Instant createdAt,
    Instant updatedAt,
    PeerId sharedBy,
    Audience audience,
    Optional<PatternContent> content,
    VersionVector seen,
    String visible,
    UsageSummary usage) {

  static StoredHead of(HeadEntity head, StoredJson json) {
    return new StoredHead(
        head.patternId,
        Digest.parse(head.digest),
        head.version,
        Instant.ofEpochMilli(head.createdAt),
        Instant.ofEpochMilli(head.updatedAt),
        new PeerId(head.author),
        json.audience(head.audience),
        head.deleted ? Optional.empty() : Optional.of(content(head)),
        json.clock(head.seen),
        head.visible,
        new UsageSummary(head.usageTotal, head.usageMark));
  }

  private static PatternContent content(HeadEntity head) {
    return new PatternContent(
        head.name,
        PatternCategory.of(head.category),
        head.framework,
        head.code,
        head.description,
        head.confidence);
  }
}
