package io.patternmesh.model.identity;

import java.util.Locale;

/**
 * What a peer signs in an offer or an answer: the DTLS fingerprint that the other side will see
 * belongs to this peer, in this room, for this session, towards this peer. A signaling server that
 * swaps the fingerprint, the sender or the session breaks the signature.
 */
public final class SessionProof {

  private SessionProof() {}

  /**
   * The bytes to sign: {@code patternmesh/session/1}, kind, room, from, to, session and
   * fingerprint, one a line, escaped as in {@link JoinProof}.
   *
   * @param kind {@code offer}, {@code answer} or {@code request}, which asks for an offer
   * @param fingerprint empty for a request; else the value of the SDP's {@code a=fingerprint} line
   *     (RFC 8122), for instance {@code sha-256 AB:CD:...}; whatever its case, it is signed with
   *     the hash name in lower and the digits in upper case
   */
  public static byte[] message(
      String kind, String roomId, PeerId from, PeerId to, String session, String fingerprint) {
    return SignedLines.of(
        "patternmesh/session/1",
        kind,
        roomId,
        from.value(),
        to.value(),
        session,
        uniform(fingerprint));
  }

  private static String uniform(String fingerprint) {
    int end = fingerprint.indexOf(' ');
    return end < 0
        ? fingerprint
        : fingerprint.substring(0, end).toLowerCase(Locale.ROOT)
            + fingerprint.substring(end).toUpperCase(Locale.ROOT);
  }
}
