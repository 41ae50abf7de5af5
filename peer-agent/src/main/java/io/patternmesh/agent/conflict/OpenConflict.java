package io.patternmesh.agent.conflict;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.VersionVector;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two concurrent revisions of one pattern that differ, seen from this member.
 *
 * @param local the one that was here first
 * @param remote the one that came to it
 */
public record OpenConflict(String patternId, JsonObject local, JsonObject remote) {

  /** Reads what the registry says: the head and the other one, by when they were received. */
  static OpenConflict of(JsonObject json) {
    JsonObject head = json.getJsonObject("head");
    JsonObject other = json.getJsonObject("other");
    boolean headFirst = head.getLong("sequence") <= other.getLong("sequence");
    return new OpenConflict(
        json.getString("patternId"), headFirst ? head : other, headFirst ? other : head);
  }

  /** As the hooks name it: both sides whole, and what they are compared by. */
  public JsonObject json() {
    return new JsonObject()
        .put("patternId", patternId)
        .put("localVersion", local.getLong("version"))
        .put("remoteVersion", remote.getLong("version"))
        .put("localUpdatedAt", local.getString("updatedAt"))
        .put("remoteUpdatedAt", remote.getString("updatedAt"))
        .put("local", local)
        .put("remote", remote);
  }

  /** Those who made the two sides: both are to hear of a resolution. */
  Audience authors() {
    return Audience.only(
        List.of(new PeerId(local.getString("sharedBy")), new PeerId(remote.getString("sharedBy"))));
  }

  /** Everybody who may hold one side or the other. */
  Audience audience() {
    return audience(local).plus(audience(remote)).plus(authors());
  }

  /** What the authors of the sides had seen. */
  List<VersionVector> clocks() {
    return Stream.of(local, remote).map(side -> clock(side.getJsonObject("clock"))).toList();
  }

  private static VersionVector clock(JsonObject json) {
    return VersionVector.of(
        json.fieldNames().stream().collect(Collectors.toMap(PeerId::new, json::getLong)));
  }

  private static Audience audience(JsonObject side) {
    return side.getValue("audience") instanceof JsonArray peers
        ? Audience.only(peers.stream().map(peer -> new PeerId((String) peer)).toList())
        : Audience.ROOM;
  }

  /** The revision that a choice means. */
  public JsonObject side(Choice choice) {
    return choice == Choice.LOCAL ? local : remote;
  }

  /** Which side a person chose. */
  public enum Choice {
    LOCAL,
    REMOTE
  }
}
