/**
 * Folders of test files as a stream of patterns: one for each test file, named by its repository
 * and path. Knows nothing of revisions or of the registry.
 */
package io.patternmesh.agent.imports;
