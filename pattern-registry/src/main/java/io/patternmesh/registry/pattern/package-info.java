/** Patterns as users see them: reading, searching, and what they were before. */
package io.patternmesh.registry.pattern;
