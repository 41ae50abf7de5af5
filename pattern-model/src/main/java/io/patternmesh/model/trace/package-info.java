/** Where in a trace something was made, as it travels with it. */
package io.patternmesh.model.trace;
