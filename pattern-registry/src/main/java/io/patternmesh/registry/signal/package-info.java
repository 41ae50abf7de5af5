/** Wakes those who follow the changes, after each commit. */
package io.patternmesh.registry.signal;
