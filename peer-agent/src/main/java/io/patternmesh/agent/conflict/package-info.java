/** Conflicts that wait for a person, and how that person settles one. */
package io.patternmesh.agent.conflict;
