package io.patternmesh.agent.syncevent.kafka;

import io.patternmesh.agent.syncevent.event.SyncEvent;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * Events as records, in binary content mode (Kafka Protocol Binding for CloudEvents 1.0.2, section
 * 3.2): attributes are headers, the data is the value.
 *
 * @param peerId the member that tells
 * @param member its name, decoration
 */
public record Records(String topic, String peerId, String member, String room) {

  ProducerRecord<byte[], byte[]> of(SyncEvent event) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, bytes(event.key()), bytes(event.data().encode()));
    Headers headers = record.headers();
    headers.add("content-type", bytes("application/json"));
    headers.add("ce_specversion", bytes("1.0"));
    headers.add("ce_id", bytes(event.id()));
    headers.add("ce_source", bytes("urn:patternmesh:peer:" + peerId));
    headers.add("ce_type", bytes(event.type().type()));
    headers.add("ce_subject", bytes(event.subject()));
    event.time().ifPresent(time -> headers.add("ce_time", bytes(time.toString())));
    headers.add("ce_member", bytes(member));
    headers.add("ce_room", bytes(room));
    event.traceParent().ifPresent(trace -> headers.add("ce_traceparent", bytes(trace)));
    return record;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
