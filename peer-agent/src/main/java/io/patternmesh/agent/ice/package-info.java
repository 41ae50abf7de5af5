/** STUN and TURN servers, and the check that keeps a bad address away from native code. */
package io.patternmesh.agent.ice;
