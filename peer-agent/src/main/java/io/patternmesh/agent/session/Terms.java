package io.patternmesh.agent.session;

import io.patternmesh.agent.channel.RemotePeer;
import io.patternmesh.agent.connection.Connections;
import io.patternmesh.agent.ice.Gathering;
import io.patternmesh.agent.ice.IceRoster;
import io.patternmesh.agent.loop.Loop;
import io.patternmesh.agent.signaling.Relay;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.concurrent.Executor;

/**
 * What all sessions of a peer share.
 *
 * @param ice the servers to use at the moment
 * @param workers where subscribers of channels are called
 * @param random for session ids
 */
public record Terms(
    Proofs proofs,
    Connections connections,
    IceRoster ice,
    Relay relay,
    Loop loop,
    Executor workers,
    Clock clock,
    SecureRandom random,
    Limits limits) {

  private static final int SESSION_BYTES = 16;

  /** A session id that nobody can guess: 16 random bytes, base64url. */
  public String newSession() {
    byte[] bytes = new byte[SESSION_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A session with the peer that has yet to offer or to answer. */
  public Session session(RemotePeer remote, String id, SessionListener listener) {
    return new Session(this, remote, id, new Gathering(ice), listener);
  }
}
