/**
 * One socket of one peer: what it may do in which phase, what waits to be sent to it, and when and
 * how it ends.
 */
package io.patternmesh.signaling.socket;
