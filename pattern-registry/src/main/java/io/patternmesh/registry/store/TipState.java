package io.patternmesh.registry.store;

import io.patternmesh.model.revision.Digest;

/** How a revision that was stored before stands now. */
public record TipState(Digest digest, boolean tip, boolean openConflict) {}
