package io.patternmesh.agent.session;

import io.patternmesh.agent.channel.RemotePeer;
import io.patternmesh.agent.identity.Identity;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.identity.SessionProof;
import java.util.Base64;

/** Signs what this peer sends to set up a session, and checks what others signed. */
public final class Proofs {

  /** What a proof is for; a proof of one kind is none of another. */
  public enum Kind {
    OFFER("offer"),
    ANSWER("answer"),
    /** The smaller peer's wish for an offer; signed with an empty fingerprint. */
    REQUEST("request");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  private final Identity identity;
  private final String room;

  public Proofs(Identity identity, String room) {
    this.identity = identity;
    this.room = room;
  }

  /** This peer. */
  public PeerId self() {
    return identity.id();
  }

  /** The signature, base64url. */
  public String sign(Kind kind, PeerId to, String session, String fingerprint) {
    byte[] message = SessionProof.message(kind.toString(), room, self(), to, session, fingerprint);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(identity.key().sign(message));
  }

  /**
   * Checks that the peer itself, for this peer, this room and this session, signed the fingerprint.
   *
   * @throws ProofException when it did not
   */
  public void check(Kind kind, RemotePeer from, String session, String fingerprint, String proof) {
    byte[] message =
        SessionProof.message(kind.toString(), room, from.id(), self(), session, fingerprint);
    if (!from.key().verifies(message, decoded(proof))) {
      throw new ProofException(
          (kind == Kind.REQUEST ? "the request for an offer" : "the fingerprint in the " + kind)
              + " is not signed by "
              + from.id()
              + " for this peer, room and session: somebody on the way, such as the signaling"
              + " server, has changed or forged it; nothing was connected");
    }
  }

  private static byte[] decoded(String base64url) {
    try {
      return Base64.getUrlDecoder().decode(base64url);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
