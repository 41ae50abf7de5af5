/** This member's library: what changes in it, and the edits that only the agent makes and signs. */
package io.patternmesh.agent.library;
