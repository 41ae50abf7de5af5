/**
 * One exchange of offer, answer and candidates with one peer, from the first signature to the end
 * of its channel.
 */
package io.patternmesh.agent.session;
