/** Numbers for operators. */
package io.patternmesh.signaling.metrics;
