package io.patternmesh.agent.metric;

import io.patternmesh.agent.channel.ChannelStats;
import io.patternmesh.agent.channel.PeerChannel;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.Set;
import java.util.function.ToLongFunction;

/** What all channels carried since the start, those that ended included. */
final class ChannelTotals {

  private static final int MOST_CHANNELS = 2_048;

  private final Set<PeerChannel> open = new HashSet<>();
  private long sentBefore;
  private long receivedBefore;

  /** Counts these channels, for as long as it is subscribed to. */
  Multi<Void> follow(Multi<PeerChannel> channels) {
    return channels.onItem().transformToUni(this::count).merge(MOST_CHANNELS);
  }

  private Uni<Void> count(PeerChannel channel) {
    add(channel);
    return channel.closed().invoke(() -> settle(channel)).replaceWithVoid();
  }

  private synchronized void add(PeerChannel channel) {
    open.add(channel);
  }

  private synchronized void settle(PeerChannel channel) {
    ChannelStats last = channel.stats();
    open.remove(channel);
    sentBefore += last.bytesSent();
    receivedBefore += last.bytesReceived();
  }

  synchronized int open() {
    return open.size();
  }

  synchronized long bytesSent() {
    return sentBefore + sum(ChannelStats::bytesSent);
  }

  synchronized long bytesReceived() {
    return receivedBefore + sum(ChannelStats::bytesReceived);
  }

  /** Bytes that came and were not read yet. */
  synchronized long unread() {
    return sum(ChannelStats::unread);
  }

  /** Bytes that wait to be handed to the network. */
  synchronized long unsent() {
    return sum(ChannelStats::unsent);
  }

  private long sum(ToLongFunction<ChannelStats> figure) {
    return open.stream().map(PeerChannel::stats).mapToLong(figure).sum();
  }
}
