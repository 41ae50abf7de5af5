package io.patternmesh.registry.pattern;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.pattern.PatternCategory;
import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.registry.store.StoredRevision;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A pattern's twelve fields, its digest and its audience.
 *
 * @param pattern the code; absent where {@code codeOmitted} is there
 * @param codeOmitted true when a page grew too long for this code; read the pattern alone
 */
@JsonInclude(Include.NON_ABSENT)
public record PatternView(
    String id,
    Optional<String> name,
    @Schema(implementation = String.class) Optional<PatternCategory> category,
    Optional<String> framework,
    Optional<String> pattern,
    Optional<String> description,
    Optional<Integer> confidence,
    long usageCount,
    long version,
    Instant createdAt,
    Instant updatedAt,
    @Schema(implementation = String.class) PeerId sharedBy,
    @Schema(implementation = String.class) Digest digest,
    @Schema(implementation = Object.class) Audience audience,
    Optional<Boolean> codeOmitted) {

  /** A view of {@code stored}, with or without its code. */
  static PatternView of(StoredRevision stored, boolean withCode) {
    Revision revision = stored.revision();
    Optional<PatternContent> content = revision.content();
    return new PatternView(
        revision.patternId(),
        content.map(PatternContent::name),
        content.map(PatternContent::category),
        content.map(PatternContent::framework),
        content.filter(ignored -> withCode).map(PatternContent::pattern),
        content.map(PatternContent::description),
        content.map(PatternContent::confidence),
        stored.usage(),
        revision.body().version(),
        revision.body().createdAt(),
        revision.body().updatedAt(),
        revision.sharedBy(),
        revision.digest(),
        revision.audience(),
        content.filter(ignored -> !withCode).map(ignored -> true));
  }
}
