package io.patternmesh.agent.event;

import java.time.Instant;
import java.util.Map;

/**
 * Something that a user or a tool may want to know.
 *
 * @param id ascending, over restarts of the agent too: counted on from the milliseconds at its
 *     start
 * @param data what the JSON of the event says, by field
 */
public record AgentEvent(long id, EventType type, Instant at, Map<String, Object> data) {}
