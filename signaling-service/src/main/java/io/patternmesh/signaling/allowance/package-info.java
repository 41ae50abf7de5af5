/** How fast one socket may send, and what becomes of one that sends faster. */
package io.patternmesh.signaling.allowance;
