/** The way into a room: who else is there, and a relay for offers, answers and candidates. */
package io.patternmesh.agent.signaling;
