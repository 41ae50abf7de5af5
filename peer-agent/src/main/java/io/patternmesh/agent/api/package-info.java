/** The agent's HTTP interface for its own member's tools: loopback only. */
package io.patternmesh.agent.api;
