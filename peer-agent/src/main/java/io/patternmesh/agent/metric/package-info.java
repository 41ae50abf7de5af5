/**
 * Numbers for operators, taken from the agent's streams and states; never a peer's or pattern's id.
 */
package io.patternmesh.agent.metric;
