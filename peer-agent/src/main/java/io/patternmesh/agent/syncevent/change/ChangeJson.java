package io.patternmesh.agent.syncevent.change;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Digest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The registry's pages, read from JSON. */
final class ChangeJson {

  private ChangeJson() {}

  static ChangePage page(JsonObject json) {
    return new ChangePage(
        UUID.fromString(json.getString("library")),
        json.getJsonArray("changes").stream()
            .map(JsonObject.class::cast)
            .map(ChangeJson::change)
            .toList());
  }

  private static LibraryChange change(JsonObject json) {
    JsonObject head = json.getJsonObject("head");
    JsonArray visible = head.getJsonArray("visible");
    return new LibraryChange(
        json.getLong("sequence"),
        json.getString("kind").equals("usage"),
        json.getString("patternId"),
        digest(json, "digest"),
        visible.isEmpty() ? Optional.empty() : digest(visible.getJsonObject(0), "digest"),
        digest(json, "previous"),
        digests(json, "opened"),
        digests(json, "closed"),
        counts(json.getJsonObject("used", new JsonObject())),
        head.getString("usage"),
        Optional.ofNullable(json.getString("at")).map(Instant::parse),
        Optional.ofNullable(json.getString("traceParent")));
  }

  private static Optional<Digest> digest(JsonObject json, String field) {
    return Optional.ofNullable(json.getString(field)).map(Digest::parse);
  }

  private static List<Digest> digests(JsonObject json, String field) {
    return json.getJsonArray(field, new JsonArray()).stream()
        .map(digest -> Digest.parse((String) digest))
        .toList();
  }

  private static SortedMap<PeerId, Long> counts(JsonObject json) {
    SortedMap<PeerId, Long> counts = new TreeMap<>();
    json.forEach(
        entry -> counts.put(new PeerId(entry.getKey()), ((Number) entry.getValue()).longValue()));
    return counts;
  }
}
