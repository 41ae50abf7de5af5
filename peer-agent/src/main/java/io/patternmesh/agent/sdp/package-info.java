/** What is read from a session description before native code may see it. */
package io.patternmesh.agent.sdp;
