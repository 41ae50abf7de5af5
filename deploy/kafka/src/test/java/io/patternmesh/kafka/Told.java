package io.patternmesh.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record as a consumer sees it.
 *
 * @param headers by name
 */
record Told(String key, Map<String, String> headers, JsonNode data) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Told of(ConsumerRecord<String, String> record) {
    Map<String, String> headers = new TreeMap<>();
    record
        .headers()
        .forEach(
            header ->
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    try {
      return new Told(record.key(), headers, JSON.readTree(record.value()));
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + record.value(), e);
    }
  }

  /**
   * The first record of each id of a source, in order. Everything is told at least once, so that
   * there may be more of one; those must be the same.
   */
  static List<Told> once(List<Told> all) {
    Map<String, Told> first = new LinkedHashMap<>();
    for (Told told : all) {
      Told before = first.putIfAbsent(told.source() + told.id(), told);
      assertThat(told).isEqualTo(before == null ? told : before);
    }
    return List.copyOf(first.values());
  }

  String id() {
    return headers.get("ce_id");
  }

  String source() {
    return headers.get("ce_source");
  }

  /** Without what all have in common, for instance {@code pattern.shared}. */
  String type() {
    return headers.get("ce_type").replace("io.patternmesh.", "");
  }

  String member() {
    return headers.get("ce_member");
  }

  @Override
  public String toString() {
    return member() + " " + type() + " " + key() + " " + data;
  }
}
