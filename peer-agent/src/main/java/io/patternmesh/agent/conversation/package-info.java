/** One conversation with one peer, as streams: frames, credit, heartbeat. */
package io.patternmesh.agent.conversation;
