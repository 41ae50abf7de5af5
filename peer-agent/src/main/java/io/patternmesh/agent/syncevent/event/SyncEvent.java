package io.patternmesh.agent.syncevent.event;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * One event (CloudEvents 1.0.2, section "Context Attributes"), without what all of a member's have
 * in common.
 *
 * @param id the same whenever the same event is sent again
 * @param key what events must share to keep their order: a pattern's id, or a member's
 * @param subject the pattern, or the peer, that it is about
 * @param time when it happened here; empty where that was not noted
 * @param traceParent the trace that it belongs to (W3C Trace Context)
 */
public record SyncEvent(
    SyncEventType type,
    String id,
    String key,
    String subject,
    Optional<Instant> time,
    Optional<String> traceParent,
    JsonObject data) {

  /** The field of a pattern's description and code. */
  public static final String CONTENT = "content";

  /** The field that says why there is no content. */
  public static final String CONTENT_OMITTED = "contentOmitted";

  /** The same event without description and code, marked so; empty when there are none. */
  public Optional<SyncEvent> withoutContent() {
    if (!data.containsKey(CONTENT)) {
      return Optional.empty();
    }
    JsonObject less = data.copy();
    less.remove(CONTENT);
    less.put(CONTENT_OMITTED, "too-large");
    return Optional.of(new SyncEvent(type, id, key, subject, time, traceParent, less));
  }
}
