/** Walks a folder, reads its test files one at a time, and tells what changed since before. */
package io.patternmesh.agent.imports.scan;
