/** Numbers for operators that nobody else keeps; never a pattern's or a peer's id. */
package io.patternmesh.registry.metric;
