/** Whether the agent lives, and whether it can serve. */
package io.patternmesh.agent.health;
