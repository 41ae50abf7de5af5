/** One member's memory of patterns: revisions come in by merge, and stay. */
package io.patternmesh.registry;
