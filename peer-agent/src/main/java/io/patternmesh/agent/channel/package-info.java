/**
 * What the rest of the agent sees of a room: its peers, and one authenticated channel to each. No
 * type here knows how a channel is made.
 */
package io.patternmesh.agent.channel;
