package io.patternmesh.agent.syncevent.news;

import io.patternmesh.agent.event.AgentEvent;
import io.patternmesh.agent.syncevent.event.SyncEvent;
import io.patternmesh.agent.syncevent.event.SyncEventType;
import io.patternmesh.model.identity.PeerId;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** Which of the agent's events are told, and how. */
public final class NewsEvents {

  private final PeerId self;

  public NewsEvents(PeerId self) {
    this.self = self;
  }

  /**
   * The sync event of an agent's event; empty when it is nothing for others. All have this member's
   * id as key, so their order is kept.
   */
  public Optional<SyncEvent> of(AgentEvent event) {
    return switch (event.type()) {
      case PEER_CONNECTED -> told(SyncEventType.PEER_CONNECTED, event, "name");
      case PEER_DISCONNECTED -> told(SyncEventType.PEER_DISCONNECTED, event, "reason");
      case SYNC_COMPLETE ->
          told(SyncEventType.SYNC_COMPLETED, event, "sent", "received", "conflicts");
      case SYNC_ERROR -> told(SyncEventType.SYNC_FAILED, event, "message");
      default -> Optional.empty();
    };
  }

  private Optional<SyncEvent> told(SyncEventType type, AgentEvent event, String... fields) {
    Map<String, Object> said = event.data();
    String peer = (String) said.get("peerId");
    JsonObject data = new JsonObject().put("peerId", peer);
    for (String field : fields) {
      data.put(field, said.get(field));
    }
    return Optional.of(
        new SyncEvent(
            type,
            "event." + event.id(),
            self.value(),
            peer,
            Optional.of(event.at()),
            Optional.empty(),
            data));
  }
}
