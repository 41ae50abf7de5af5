/** Turns what folders hold into this member's revisions. */
package io.patternmesh.agent.imports.merge;
