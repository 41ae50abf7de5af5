/**
 * The library in PostgreSQL, and the only package that knows Hibernate or the database client.
 *
 * <p>Reads go through entities; a merge writes through the reactive client, in batches, inside one
 * transaction that holds the one row of {@code change_sequence}.
 */
package io.patternmesh.registry.store;
