/** Revisions by their digests, in the form in which they are merged elsewhere. */
package io.patternmesh.registry.lookup;
