/** What happens to this member, as others can follow it. */
package io.patternmesh.agent.event;
