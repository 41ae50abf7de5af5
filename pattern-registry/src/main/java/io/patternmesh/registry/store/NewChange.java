package io.patternmesh.registry.store;

import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.trace.TraceParent;
import java.util.Optional;

/**
 * A change to be logged, with the pattern as it was right after.
 *
 * @param visible the chain, as JSON
 * @param trace the place in a trace that the revision came from
 */
public record NewChange(
    long sequence,
    ChangeKind kind,
    String patternId,
    Optional<Digest> digest,
    Optional<Digest> winner,
    Optional<Digest> loser,
    String visible,
    String usageMark,
    Optional<TraceParent> trace,
    ChangeEffects effects) {}
