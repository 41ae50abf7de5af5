package io.patternmesh.registry.conflict;

import io.patternmesh.registry.pattern.RevisionView;

/**
 * Two revisions that had not seen each other.
 *
 * @param head the winner
 * @param other a loser whose edit is in no revision that won
 */
public record ConflictView(String patternId, RevisionView head, RevisionView other) {}
