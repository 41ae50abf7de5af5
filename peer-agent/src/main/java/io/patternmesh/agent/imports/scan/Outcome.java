package io.patternmesh.agent.imports.scan;

import io.patternmesh.agent.imports.ImportedPattern;

/** What one look at a path gave. */
sealed interface Outcome {

  /** A pattern. */
  record Held(ImportedPattern pattern, String contentHash) implements Outcome {}

  /** A test that cannot be imported, or a folder that cannot be read. */
  record Refused(String reason) implements Outcome {}

  /** Nothing that could be imported, or nothing at all. */
  record Nothing() implements Outcome {}
}
