package io.patternmesh.signaling;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an operator can set. A value that cannot work stops the start with a message that names the
 * setting ({@link SettingsCheck}).
 */
@ConfigMapping(prefix = "patternmesh.signaling")
public interface SignalingSettings {

  /**
   * Longest message a peer may send, in bytes of UTF-8; default 65536, at least 1024, at most
   * {@code quarkus.websockets-next.server.max-message-size}. A longer message gets {@code
   * too_large}; one beyond the transport's own limit closes its socket (1009).
   */
  @WithDefault("65536")
  int maxMessageBytes();

  /** Members of one room; default 100, at least 1. The next one gets {@code room_full}. */
  @WithDefault("100")
  int maxRoomPeers();

  /** Rooms at a time; default 1000, at least 1. A join that would open one more: room_full. */
  @WithDefault("1000")
  int maxRooms();

  /** Open sockets; default 10000, at least 1. The next handshake gets HTTP status 503. */
  @WithDefault("10000")
  int maxSockets();

  /** How often each member is sent a {@code ping}; default 10 s, above zero. */
  @WithDefault("10s")
  Duration pingInterval();

  /**
   * A socket from which nothing came for this long, or that accepted nothing of what waits for it,
   * is dropped; default 25 s, must exceed the ping interval.
   */
  @WithDefault("25s")
  Duration silenceTimeout();

  /** A socket that is in no room for this long is closed; default 15 s, above zero. */
  @WithDefault("15s")
  Duration joinTimeout();

  /** Joins with a wrong proof or token before the socket is closed; default 5, at least 1. */
  @WithDefault("5")
  int maxFailedJoins();

  /**
   * Bytes that may wait for one slow receiver; default 1048576, at least the longest message. More
   * closes that receiver's socket.
   */
  @WithDefault("1048576")
  long maxOutboundBytes();

  /**
   * How long a closing socket may take before its connection is cut; default 2 s, above zero. Also
   * bounds how long a shutdown waits.
   */
  @WithDefault("2s")
  Duration closeGrace();

  /** How fast one socket may send. */
  Rate rate();

  /** A secret that each join must carry as {@code token}; unset: none is asked. Not empty. */
  Optional<String> roomToken();

  /** Handed to each member in {@code room_info}; default none, so only local candidates. */
  List<IceServer> iceServers();

  /**
   * How long credentials made from a {@code secret} are good; default 24 h, at least 10 s. Members
   * are given new ones after half of it. Channels that are relayed already outlive them.
   */
  @WithDefault("24h")
  Duration iceCredentialLifetime();

  /** A token bucket for each socket: messages and WebSocket control frames cost one token each. */
  interface Rate {

    /** Messages at once after a quiet time; default 600, at least 1. */
    @WithDefault("600")
    int burst();

    /** Messages a second in the long run; default 100, at least 1. */
    @WithDefault("100")
    int perSecond();

    /** Refused messages, since the bucket was last full, that close the socket; default 20. */
    @WithDefault("20")
    int breaches();
  }

  /** One {@code RTCIceServer} (W3C WebRTC, section 4.2.3). */
  interface IceServer {

    /** One or more of {@code stun:}, {@code stuns:}, {@code turn:}, {@code turns:} URLs. */
    List<String> urls();

    /** Needed with a turn URL, unless there is a {@code secret}. */
    Optional<String> username();

    /** Needed with a turn URL, unless there is a {@code secret}. Sent to each member as it is. */
    Optional<String> credential();

    /**
     * What this service shares with the TURN server, coturn's {@code static-auth-secret}; then each
     * member gets a user name and a credential of its own that expire. In place of {@code username}
     * and {@code credential}; never sent or logged.
     */
    Optional<String> secret();
  }
}
