/** Heads: what each pattern is now, in the little that peers compare. */
package io.patternmesh.registry.head;
