package io.patternmesh.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What one member told so far. Not thread-safe. */
final class MemberTally {

  private final String peerId;
  private String name = "";
  private long shared;
  private long received;
  private long updated;
  private long deleted;
  private final Map<String, Long> usesByPattern = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  MemberTally(String peerId) {
    this.peerId = peerId;
  }

  void take(SyncEvent event) {
    name = event.member();
    JsonNode data = event.data();
    switch (event.type()) {
      case "io.patternmesh.pattern.shared" -> shared++;
      case "io.patternmesh.pattern.received" -> received++;
      case "io.patternmesh.pattern.updated" -> updated++;
      case "io.patternmesh.pattern.deleted" -> deleted++;
      case "io.patternmesh.pattern.used" -> data.path("uses").forEach(use -> use(data, use));
      case "io.patternmesh.conflict.detected", "io.patternmesh.conflict.resolved" -> {
        data.path("opened").forEach(side -> open.add(side.path("digest").asText()));
        data.path("closed").forEach(side -> open.remove(side.path("digest").asText()));
      }
      default -> {
        // Peers and comparisons are not in the report, nor are types of later versions.
      }
    }
  }

  /** A count is all uses so far, so the greatest holds. What others used, they tell themselves. */
  private void use(JsonNode data, JsonNode use) {
    if (use.path("peer").asText().equals(peerId)) {
      usesByPattern.merge(data.path("patternId").asText(), use.path("count").asLong(), Math::max);
    }
  }

  ReportLine line() {
    long used = usesByPattern.values().stream().mapToLong(Long::longValue).sum();
    return new ReportLine(name, peerId, shared, received, updated, deleted, used, open.size());
  }
}
