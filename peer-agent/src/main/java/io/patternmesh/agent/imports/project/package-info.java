/** What surrounds a test file: its Git repository, the id that gives it, and its npm package. */
package io.patternmesh.agent.imports.project;
