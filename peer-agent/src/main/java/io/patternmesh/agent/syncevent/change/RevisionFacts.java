package io.patternmesh.agent.syncevent.change;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A revision without its code, unless that is wanted.
 *
 * @param metadata what users see of the pattern beside description and code; empty for a tombstone
 * @param content description and code, where they are wanted
 */
record RevisionFacts(
    Digest digest,
    PeerId author,
    long version,
    boolean deleted,
    Audience audience,
    Instant createdAt,
    Instant updatedAt,
    Optional<JsonObject> metadata,
    Optional<JsonObject> content) {

  static RevisionFacts of(Revision revision, boolean withContent) {
    return new RevisionFacts(
        revision.digest(),
        revision.sharedBy(),
        revision.body().version(),
        revision.body().deleted(),
        revision.audience(),
        revision.body().createdAt(),
        revision.body().updatedAt(),
        revision.content().map(RevisionFacts::metadata),
        revision.content().filter(content -> withContent).map(RevisionFacts::content));
  }

  private static JsonObject metadata(PatternContent content) {
    return new JsonObject()
        .put("name", content.name())
        .put("category", content.category().value())
        .put("framework", content.framework())
        .put("confidence", content.confidence());
  }

  private static JsonObject content(PatternContent content) {
    return new JsonObject()
        .put("description", content.description())
        .put("pattern", content.pattern());
  }

  /** As a side of a conflict. */
  JsonObject side() {
    JsonObject side =
        new JsonObject()
            .put("digest", digest.toString())
            .put("version", version)
            .put("author", author.value())
            .put("updatedAt", updatedAt.toString())
            .put("deleted", deleted);
    metadata.ifPresent(known -> side.put("name", known.getString("name")));
    return side;
  }

  /** Who may hold it, as JSON: {@code "room"}, or the peers. */
  Object audienceJson() {
    return audience instanceof Audience.Only only
        ? new JsonArray(only.peers().stream().map(PeerId::value).toList())
        : "room";
  }
}
