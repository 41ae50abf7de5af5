/** Kafka: the one place that knows its client. */
package io.patternmesh.agent.syncevent.kafka;
