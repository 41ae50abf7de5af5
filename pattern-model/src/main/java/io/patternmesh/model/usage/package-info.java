/** How often a pattern was used: a grow-only counter, so that using never makes a conflict. */
package io.patternmesh.model.usage;
