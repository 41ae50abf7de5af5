package io.patternmesh.signaling.admission;

/** Where challenges come from. */
@FunctionalInterface
public interface Nonces {

  /** A nonce that nobody can foresee and that never comes twice: base64url of 32 random bytes. */
  String next();
}
