package io.patternmesh.registry.store;

import java.util.List;

/** What one slice of a merge writes. */
public record Written(
    List<NewRevision> revisions,
    List<TipState> tips,
    List<KnownPattern> heads,
    List<NewChange> changes) {}
