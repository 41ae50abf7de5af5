package io.patternmesh.agent.registry;

import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.VersionVector;
import io.patternmesh.model.usage.UsageCounter;

/**
 * What an edit starts from.
 *
 * @param digest of the head
 * @param version of the head, which is the highest seen
 * @param deleted whether the head is a tombstone
 * @param seen the merge of all clocks seen
 */
public record HeadDetail(
    Digest digest, long version, boolean deleted, VersionVector seen, UsageCounter usage) {}
