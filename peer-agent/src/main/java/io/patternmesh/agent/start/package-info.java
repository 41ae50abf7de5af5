/** How the agent says that it cannot start. */
package io.patternmesh.agent.start;
