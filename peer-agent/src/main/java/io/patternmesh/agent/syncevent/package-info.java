/**
 * What happens to this member's library, told to Kafka as CloudEvents, at least once and in order
 * for each pattern. Off unless {@code kafka.bootstrap.servers} is set.
 */
package io.patternmesh.agent.syncevent;
