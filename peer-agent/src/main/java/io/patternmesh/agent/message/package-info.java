/** Messages of the application's own, which travel between two peers and mean nothing to them. */
package io.patternmesh.agent.message;
