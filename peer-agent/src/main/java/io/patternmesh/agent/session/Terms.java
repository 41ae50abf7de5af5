package io.patternmesh.agent.session;

import io.patternmesh.agent.connection.Connections;
import io.patternmesh.agent.loop.Loop;
import io.patternmesh.agent.signaling.Relay;
import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * What all sessions of a peer share.
 *
 * @param workers where subscribers of channels are called
 */
public record Terms(
    Proofs proofs,
    Connections connections,
    Relay relay,
    Loop loop,
    Executor workers,
    Clock clock,
    Limits limits) {}
