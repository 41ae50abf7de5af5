package io.patternmesh.registry.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.VersionVector;
import io.patternmesh.registry.json.ModelJson;
import io.patternmesh.registry.visible.Visible;
import io.patternmesh.registry.visible.VisibleChain;
import io.patternmesh.registry.visible.VisibleView;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is kept as JSON in a column. */
@Singleton
class StoredJson {

  private final ObjectMapper mapper;

  StoredJson(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** A link of a chain with the fields that order it. */
  private record Link(
      String digest,
      Object audience,
      String author,
      long version,
      long updatedAt,
      boolean deleted) {}

  String clock(VersionVector clock) {
    return write(clock);
  }

  VersionVector clock(String json) {
    return new VersionVector(counts(json));
  }

  /** Numbers by peer; null when there are none. */
  String counts(SortedMap<PeerId, Long> counts) {
    TreeMap<String, Long> texts = new TreeMap<>();
    counts.forEach((peer, count) -> texts.put(peer.value(), count));
    return texts.isEmpty() ? null : write(texts);
  }

  TreeMap<PeerId, Long> counts(String json) {
    TreeMap<PeerId, Long> counts = new TreeMap<>();
    read(json, new TypeReference<Map<String, Long>>() {})
        .forEach((peer, count) -> counts.put(new PeerId(peer), count));
    return counts;
  }

  /** A list of digests; null when there are none. */
  String digests(List<Digest> digests) {
    return digests.isEmpty() ? null : write(digests.stream().map(Digest::toString).toList());
  }

  List<Digest> digests(String json) {
    return read(json, new TypeReference<List<String>>() {}).stream().map(Digest::parse).toList();
  }

  String audience(Audience audience) {
    return write(audience);
  }

  Audience audience(String json) {
    return ModelJson.audience(read(json, new TypeReference<Object>() {}));
  }

  /** As readers get it. */
  String visible(VisibleChain chain) {
    return write(VisibleView.of(chain));
  }

  /** As the next merge needs it. */
  String chain(VisibleChain chain) {
    return write(
        chain.entries().stream()
            .map(
                link ->
                    new Link(
                        link.digest().toString(),
                        ModelJson.audience(link.audience()),
                        link.author().value(),
                        link.version(),
                        link.updatedAt().toEpochMilli(),
                        link.deleted()))
            .toList());
  }

  VisibleChain chain(String json) {
    return new VisibleChain(
        read(json, new TypeReference<List<Link>>() {}).stream()
            .map(
                link ->
                    new Visible(
                        Digest.parse(link.digest()),
                        ModelJson.audience(link.audience()),
                        new PeerId(link.author()),
                        link.version(),
                        Instant.ofEpochMilli(link.updatedAt()),
                        link.deleted()))
            .toList());
  }

  private String write(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a value of ours is always written as JSON", e);
    }
  }

  private <T> T read(String json, TypeReference<T> type) {
    try {
      return mapper.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the library holds JSON that we did not write: " + json, e);
    }
  }
}
