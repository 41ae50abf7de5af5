/** Deterministic CBOR (RFC 8949, section 4.2): the same value is always the same bytes. */
package io.patternmesh.model.cbor;
