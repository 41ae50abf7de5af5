package io.patternmesh.agent.ice;

/**
 * The two addresses that a connection uses.
 *
 * @param local this side's; {@code RELAY} when a TURN server passes on what is sent
 * @param remote the other side's
 */
public record CandidatePair(CandidateType local, CandidateType remote) {}
