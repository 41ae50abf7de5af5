package io.patternmesh.registry.merge;

import java.util.List;

/**
 * What became of a batch.
 *
 * @param sequence the sequence number of the last change in the library afterwards
 */
record Merged(long sequence, List<RevisionOutcome> revisions, List<UsageOutcome> usages) {}
