package io.patternmesh.examples.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A sync event: a CloudEvent in binary mode, its attributes in headers {@code ce_*}.
 *
 * @param source the member that tells, {@code urn:patternmesh:peer:} and its id
 * @param member that member's display name
 */
public record SyncEvent(String id, String source, String type, String member, JsonNode data) {

  private static final String MEMBERS = "urn:patternmesh:peer:";

  /**
   * @throws IllegalArgumentException when a record of the topic is no sync event
   */
  static SyncEvent of(ConsumerRecord<String, String> record, ObjectMapper json) {
    try {
      return new SyncEvent(
          header(record, "ce_id"),
          header(record, "ce_source"),
          header(record, "ce_type"),
          header(record, "ce_member"),
          json.readTree(record.value()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("offset " + record.offset() + " holds no JSON", e);
    }
  }

  /** The id of the member that tells. */
  String peerId() {
    return source.startsWith(MEMBERS) ? source.substring(MEMBERS.length()) : source;
  }

  private static String header(ConsumerRecord<String, String> record, String name) {
    return Optional.ofNullable(record.headers().lastHeader(name))
        .map(header -> new String(header.value(), StandardCharsets.UTF_8))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "offset " + record.offset() + " has no header " + name));
  }
}
