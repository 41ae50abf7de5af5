package io.patternmesh.agent.channel;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * One open, authenticated, ordered and reliable data channel to one other peer: both sides have
 * proved, with the keys that are their ids, that the DTLS certificates in use are theirs. See <a
 * href="https://www.rfc-editor.org/rfc/rfc8831">RFC 8831</a>.
 *
 * <p>Signals arrive on worker threads, never on the network's own threads; a subscriber may take
 * its time, within the bound of {@link #messages()}.
 */
public interface PeerChannel {

  /** The most bytes that one message may have. */
  int MAX_MESSAGE_BYTES = 65_536;

  /** Who is at the other end. */
  RemotePeer remote();

  /**
   * What the other side sent, in its order. For one subscriber; messages are kept from the moment
   * of opening until they are asked for, up to {@code patternmesh.webrtc.inbound-buffer} bytes.
   * Where more waits, the channel closes and the stream fails at once: a reader that is too slow is
   * never a reader that misses a message unknowingly. Completes after the last message when either
   * side closed, fails with {@link ChannelClosedException} on any other end. Cancelling discards
   * what comes later.
   */
  Multi<byte[]> messages();

  /**
   * Sends one message on each subscription; concurrent calls go out in the order of subscription.
   * Completes when the message was handed to the network, which happens only while less than {@code
   * patternmesh.webrtc.high-water} bytes are buffered there: awaiting it is the backpressure. The
   * array must not be changed before that.
   *
   * <p>Fails with {@link IllegalArgumentException} for a message of no or more than {@value
   * #MAX_MESSAGE_BYTES} bytes, {@link ChannelClosedException} when the channel is or gets closed,
   * {@link OutboxFullException} when callers that do not wait have piled up too much.
   */
  Uni<Void> send(byte[] message);

  /**
   * Closes; done when nothing of the channel is left. Closing again changes nothing. The mesh may
   * connect again, with back-off, unless the user disconnected the peer.
   *
   * @param reason what {@link #closed()} will say
   */
  Uni<Void> close(String reason);

  /** Why the channel ended: one item, also for those who ask late. */
  Uni<String> closed();

  /** What it carried so far; a cheap snapshot, refreshed in the background every few seconds. */
  ChannelStats stats();
}
