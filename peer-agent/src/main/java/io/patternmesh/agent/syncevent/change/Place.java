package io.patternmesh.agent.syncevent.change;

import java.util.UUID;

/**
 * How far a library was told.
 *
 * @param sequence the last change that was dealt with, 0 before the first
 */
public record Place(UUID library, long sequence) {}
