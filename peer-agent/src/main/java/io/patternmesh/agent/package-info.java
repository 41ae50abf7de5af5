/**
 * One member's voice. {@code channel} says what a mesh of channels is, {@code conversation} and
 * {@code sync} speak over it, {@code library} makes revisions, {@code imports} feeds it, {@code
 * api} shows it all to the member's own tools.
 */
package io.patternmesh.agent;
