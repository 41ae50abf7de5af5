package io.patternmesh.local.agent;

/** One state that a pattern had. */
public record PastRevision(
    String digest, long version, String sharedBy, boolean deleted, boolean head) {}
