/** The agent's side of its registry's HTTP interface. */
package io.patternmesh.agent.registry;
