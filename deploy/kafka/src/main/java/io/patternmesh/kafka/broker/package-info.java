/** A broker of its own for a test: KRaft, one node, a process that can be killed and come back. */
package io.patternmesh.kafka.broker;
