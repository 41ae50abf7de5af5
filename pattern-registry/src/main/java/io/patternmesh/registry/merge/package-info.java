/**
 * The one way in: a batch of signed revisions and usage counters, an outcome for each.
 *
 * <pre>
 * body ─► decode ─► signatures, in parallel ─► one transaction: ─► outcomes, signal
 *         (worker)  (workers)                  load, conflict policy, write
 * </pre>
 */
package io.patternmesh.registry.merge;
