/**
 * The room as a whole: which peers there are, and a link to each that is made anew when it ends.
 */
package io.patternmesh.agent.mesh;
