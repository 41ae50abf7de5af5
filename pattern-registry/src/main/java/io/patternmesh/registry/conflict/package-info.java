/** Conflicts that wait for a decision. */
package io.patternmesh.registry.conflict;
