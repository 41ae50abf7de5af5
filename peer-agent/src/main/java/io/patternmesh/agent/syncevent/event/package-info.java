/** The events themselves: CloudEvents 1.0, before anything is known of how they are sent. */
package io.patternmesh.agent.syncevent.event;
