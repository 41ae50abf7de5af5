/** Tells whether a file is a test, of which framework and category, and what it is called. */
package io.patternmesh.agent.imports.detect;
