package io.patternmesh.agent.event;

import java.time.Instant;
import java.util.Map;

/**
 * Something that a user or a tool may want to know.
 *
 * @param id ascending, from 1 at the agent's start
 * @param data what the JSON of the event says, by field
 */
public record AgentEvent(long id, EventType type, Instant at, Map<String, Object> data) {}
