package io.patternmesh.local.agent;

/** Two states of one pattern, neither of which knew the other, that nobody has settled yet. */
public record OpenConflict(String patternId, long localVersion, long remoteVersion) {}
