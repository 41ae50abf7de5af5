/** The one thread that decides. */
package io.patternmesh.agent.loop;
