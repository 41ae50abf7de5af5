package io.patternmesh.agent.imports.merge;

import io.patternmesh.agent.imports.ImportEvent.Found;

/**
 * A file whose pattern the registry did not take, and why; it is tried again when it is reported
 * again.
 */
record Refused(Found file, String reason) {}
