package io.patternmesh.agent.registry;

import io.patternmesh.agent.index.HeadEntry;
import io.patternmesh.agent.index.VisibleHead;
import io.patternmesh.agent.registry.MergeResult.Outcome;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.VersionVector;
import io.patternmesh.model.trace.TraceParent;
import io.patternmesh.model.usage.UsageCounter;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The registry's JSON, read into the agent's types. */
final class RegistryJson {

  private RegistryJson() {}

  static HeadEntry headEntry(JsonObject json) {
    return new HeadEntry(
        json.getString("patternId"),
        list(json.getJsonArray("visible"), RegistryJson::visible),
        Long.parseUnsignedLong(json.getString("usage"), 16));
  }

  static HeadDetail headDetail(JsonObject json) {
    return new HeadDetail(
        Digest.parse(json.getString("digest")),
        json.getLong("version"),
        json.getBoolean("deleted"),
        new VersionVector(counters(json.getJsonObject("seen"))),
        new UsageCounter(counters(json.getJsonObject("usage"))));
  }

  static MergeResult mergeResult(JsonObject json) {
    return new MergeResult(list(json.getJsonArray("outcomes"), RegistryJson::outcome));
  }

  static Change change(JsonObject json) {
    return new Change(
        json.getLong("sequence"),
        Change.Kind.valueOf(json.getString("kind").toUpperCase(Locale.ROOT)),
        json.getString("patternId"),
        Optional.ofNullable(json.getString("digest")).map(Digest::parse),
        Optional.ofNullable(json.getString("sharedBy")).map(PeerId::new),
        headEntry(json.getJsonObject("head")),
        TraceParent.read(json.getString("traceParent")).map(TraceParent::value));
  }

  static <T> List<T> list(JsonArray array, Function<JsonObject, T> item) {
    return array.stream().map(JsonObject.class::cast).map(item).toList();
  }

  private static VisibleHead visible(JsonObject json) {
    Object audience = json.getValue("audience");
    return new VisibleHead(
        Digest.parse(json.getString("digest")),
        audience instanceof JsonArray peers
            ? Audience.only(peers.stream().map(peer -> new PeerId((String) peer)).toList())
            : Audience.ROOM,
        new PeerId(json.getString("author")));
  }

  private static Outcome outcome(JsonObject json) {
    return new Outcome(
        json.getString("patternId"),
        Digest.parse(json.getString("digest")),
        MergeResult.Kind.of(json.getString("outcome")),
        Optional.ofNullable(json.getString("loser")).map(Digest::parse),
        Optional.ofNullable(json.getString("reason")));
  }

  private static SortedMap<PeerId, Long> counters(JsonObject json) {
    SortedMap<PeerId, Long> counters = new TreeMap<>();
    json.forEach(
        entry -> counters.put(new PeerId(entry.getKey()), ((Number) entry.getValue()).longValue()));
    return counters;
  }
}
