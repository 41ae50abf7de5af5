package io.patternmesh.agent.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a channel carried so far.
 *
 * @param roundTrip of the candidate pair in use, in whole milliseconds; empty until it was measured
 * @param bytesSent payload of the messages sent
 * @param bytesReceived payload of the messages received
 * @param openedAt when the channel opened
 */
public record ChannelStats(
    Optional<Duration> roundTrip, long bytesSent, long bytesReceived, Instant openedAt) {}
