/** The change sequence: everything that a merge did, numbered without gaps, to be followed. */
package io.patternmesh.registry.change;
