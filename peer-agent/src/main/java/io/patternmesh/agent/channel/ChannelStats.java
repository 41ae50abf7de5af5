package io.patternmesh.agent.channel;

import io.patternmesh.agent.ice.CandidatePair;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a channel carried so far.
 *
 * @param roundTrip of the candidate pair in use, in whole milliseconds; empty until it was measured
 * @param path which kinds of address are in use; empty until it was read
 * @param bytesSent payload of the messages sent
 * @param bytesReceived payload of the messages received
 * @param unread bytes that came and wait to be read
 * @param unsent bytes that wait to be handed to the network
 * @param openedAt when the channel opened
 */
public record ChannelStats(
    Optional<Duration> roundTrip,
    Optional<CandidatePair> path,
    long bytesSent,
    long bytesReceived,
    long unread,
    long unsent,
    Instant openedAt) {}
