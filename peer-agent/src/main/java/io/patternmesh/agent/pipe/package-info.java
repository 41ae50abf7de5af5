/** The two ends of a data channel inside the agent, each with a bound. */
package io.patternmesh.agent.pipe;
