/** One signed state of one pattern: its causal past, its audience, its digest. */
package io.patternmesh.model.revision;
