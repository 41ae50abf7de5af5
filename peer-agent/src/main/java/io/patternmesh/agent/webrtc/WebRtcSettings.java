package io.patternmesh.agent.webrtc;

import io.patternmesh.agent.ice.IcePolicy;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How channels to other peers are made, and how much they may hold. */
@ConfigMapping(prefix = "patternmesh.webrtc")
public interface WebRtcSettings {

  /**
   * STUN and TURN servers, beside those that the signaling server names. Default: none. A malformed
   * address, or TURN without credentials, is not used: the start warns of it, {@code ice} in {@code
   * /api/status} says what is wrong, and the other servers are used.
   */
  @WithName("iceServers")
  List<Server> iceServers();

  /** One server. */
  interface Server {

    /** Addresses such as {@code stun:stun.example.org:3478}, separated by commas; one or more. */
    Optional<List<String>> urls();

    /** The TURN user, up to 508 bytes of UTF-8. Default: none. */
    Optional<String> username();

    /** The TURN password, up to 508 bytes of UTF-8. Default: none. Never logged or shown. */
    Optional<String> credential();
  }

  /**
   * Which ways to a peer may be used: {@code all}, or {@code relay} for those through a TURN server
   * only, which hides this machine's addresses from peers and fails where there is no such server.
   * Default all. Any other value stops the start with an error.
   */
  @WithDefault("all")
  IcePolicy iceTransportPolicy();

  /**
   * How long an offer may take to become an open channel. Default 15 s. Less than 100 ms stops the
   * start with an error.
   */
  @WithDefault("15s")
  Duration connectTimeout();

  /**
   * How many bytes of received messages may wait for their reader, for each channel, before it is
   * closed. Default 96 MiB: a whole window (see {@code patternmesh.conversation.window}) of the
   * largest revisions, and the frames between them. Less than one message (64 KiB) stops the start
   * with an error.
   */
  @WithDefault("96M")
  MemorySize inboundBuffer();

  /**
   * Sends wait while this many bytes are buffered in the network, for each channel. Default 2 MiB;
   * 64 KiB to 8 MiB, anything else stops the start with an error: at 16 MiB the network closes the
   * channel.
   */
  @WithDefault("2M")
  MemorySize highWater();

  /** The longest wait before the second attempt at a peer. Default 500 ms. */
  @WithDefault("500ms")
  Duration retryFirst();

  /** The longest wait between attempts at a peer. Default 30 s. */
  @WithDefault("30s")
  Duration retryCap();

  /**
   * Received messages after which a factory is replaced, and its channels made anew, to give back
   * what the native library leaks for each message (about 180 bytes). Default 1,000,000.
   */
  @WithDefault("1000000")
  long messagesPerFactory();

  /** Connections that share one factory, and so one network thread. Default 50. */
  @WithDefault("50")
  int connectionsPerFactory();
}
