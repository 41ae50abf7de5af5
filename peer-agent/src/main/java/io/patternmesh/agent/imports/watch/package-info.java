/** Follows a folder: what the system says of changes, held back until files are at rest. */
package io.patternmesh.agent.imports.watch;
