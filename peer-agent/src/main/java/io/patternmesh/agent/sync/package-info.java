/** Keeps this library and the peers' libraries the same: what was missed, and what is new. */
package io.patternmesh.agent.sync;
