package io.patternmesh.registry.store;

/**
 * A library that nobody else writes to until the transaction ends.
 *
 * @param latest the sequence number of the last change
 */
public record LockedLibrary(
    long latest, PatternReading patterns, RevisionWriting revisions, UsageWriting usage) {}
