package io.patternmesh.registry.store;

import io.patternmesh.model.revision.Revision;

/** A revision to be kept, and the sequence number of the change that it came with. */
public record NewRevision(Revision revision, long sequence, boolean tip, boolean openConflict) {}
