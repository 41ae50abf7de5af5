/**
 * What a session asks of the network, in the words of WebRTC and without its library: make offers
 * and answers, take candidates, carry messages.
 */
package io.patternmesh.agent.connection;
