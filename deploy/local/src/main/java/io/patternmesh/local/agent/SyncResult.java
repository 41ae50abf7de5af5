package io.patternmesh.local.agent;

/** What one reconciliation did. {@code error} is null when it went well. */
public record SyncResult(String peerId, long sent, long received, long conflicts, String error) {}
