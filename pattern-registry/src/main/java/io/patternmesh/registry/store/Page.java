package io.patternmesh.registry.store;

import io.smallrye.mutiny.Multi;

/**
 * A page of something, read as it is asked for.
 *
 * @param total how many there are on all pages
 */
public record Page<T>(Multi<T> items, long total) {}
