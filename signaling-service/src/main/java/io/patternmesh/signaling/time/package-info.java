/** Time, passed in so that a test can hold it. */
package io.patternmesh.signaling.time;
