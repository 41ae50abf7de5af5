package io.patternmesh.agent.api;

import io.patternmesh.agent.library.Edit;
import io.patternmesh.agent.library.Known;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.identity.Quoted;
import io.patternmesh.model.pattern.InvalidFieldException;
import io.patternmesh.model.pattern.PatternCategory;
import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.revision.Audience;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A pattern as a user writes it. What is left out stays as it is; what only the mesh decides on may
 * be there, as it was read, and is passed over.
 */
final class PatternJson {

  private static final int DEFAULT_CONFIDENCE = 50;

  private static final Set<String> WRITTEN =
      Set.of(
          "name",
          "category",
          "framework",
          "pattern",
          "description",
          "confidence",
          "version",
          "audience");

  private static final Set<String> READ =
      Set.of("id", "usageCount", "createdAt", "updatedAt", "sharedBy", "digest");

  private final JsonObject json;

  /**
   * @throws InvalidFieldException when a field is unknown, or the id is another one
   */
  PatternJson(String id, JsonObject json) {
    for (String field : json.fieldNames()) {
      if (!WRITTEN.contains(field) && !READ.contains(field)) {
        throw new InvalidFieldException(
            field, "an unknown field", "one of " + String.join(", ", WRITTEN) + " expected");
      }
    }
    if (!id.equals(json.getValue("id", id))) {
      throw new InvalidFieldException(
          "id",
          Quoted.of(json.getValue("id")),
          "the id of the path, " + Quoted.of(id) + ", expected");
    }
    this.json = json;
  }

  /** The edit that this makes of what is known. */
  Edit edit(Optional<Known> known) {
    OptionalLong version =
        json.containsKey("version")
            ? OptionalLong.of(wholeNumber("version"))
            : OptionalLong.empty();
    return new Edit(
        Optional.of(content(known.flatMap(base -> base.head().content()))), audience(), version);
  }

  /** The content, completed from what was there before. */
  PatternContent content(Optional<PatternContent> before) {
    return new PatternContent(
        text("name", before.map(PatternContent::name)),
        PatternCategory.of(
            text("category", before.map(PatternContent::category).map(PatternCategory::value))),
        text("framework", before.map(PatternContent::framework)),
        text("pattern", before.map(PatternContent::pattern)),
        text("description", before.map(PatternContent::description).or(() -> Optional.of(""))),
        json.containsKey("confidence")
            ? (int) Math.max(-1, Math.min(101, wholeNumber("confidence")))
            : before.map(PatternContent::confidence).orElse(DEFAULT_CONFIDENCE));
  }

  private Optional<Audience> audience() {
    return json.containsKey("audience")
        ? Optional.of(audience(json.getValue("audience")))
        : Optional.empty();
  }

  /** Reads {@code "room"} or a list of peer ids. */
  static Audience audience(Object value) {
    if ("room".equals(value)) {
      return Audience.ROOM;
    }
    if (value instanceof JsonArray peers) {
      return Audience.only(peers(peers));
    }
    throw new InvalidFieldException(
        "audience", Quoted.of(value), "\"room\" or a list of peer ids expected");
  }

  private static List<PeerId> peers(JsonArray peers) {
    return peers.stream().map(peer -> new PeerId(String.valueOf(peer))).toList();
  }

  private String text(String field, Optional<String> before) {
    Object value = json.getValue(field, before.orElse(null));
    if (!(value instanceof String text)) {
      throw new InvalidFieldException(field, Quoted.of(value), "text expected");
    }
    return text;
  }

  private long wholeNumber(String field) {
    Object value = json.getValue(field);
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    throw new InvalidFieldException(field, Quoted.of(value), "a whole number expected");
  }
}
