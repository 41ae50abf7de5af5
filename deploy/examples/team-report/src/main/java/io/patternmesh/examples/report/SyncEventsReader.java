package io.patternmesh.examples.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads the topic. */
@ApplicationScoped
class SyncEventsReader {

  private final TeamReport report;
  private final ObjectMapper json;

  SyncEventsReader(TeamReport report, ObjectMapper json) {
    this.report = report;
    this.json = json;
  }

  @Incoming("sync-events")
  void read(ConsumerRecord<String, String> record) {
    report.take(SyncEvent.of(record, json));
  }
}
