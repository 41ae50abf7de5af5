package io.patternmesh.agent.imports.detect;

import io.patternmesh.agent.imports.source.Token;
import java.util.Optional;
import java.util.Set;

/**
 * What the code of one file shows.
 *
 * @param imports names of modules or classes
 * @param framework the framework it uses, where that can be told
 * @param hasTests whether anything in it would run as a test
 * @param title the name that the code gives itself: a class, or the first suite or test
 * @param firstTest where the first test or suite starts, {@link Token#NONE} when nowhere
 */
record Reading(
    Set<String> imports,
    Optional<Framework> framework,
    boolean hasTests,
    Optional<String> title,
    Token firstTest) {

  Reading {
    imports = Set.copyOf(imports);
  }
}
