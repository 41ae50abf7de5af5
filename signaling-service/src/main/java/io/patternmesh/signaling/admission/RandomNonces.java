package io.patternmesh.signaling.admission;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;

/** Nonces from the platform's secure random source. */
@Singleton
final class RandomNonces implements Nonces {

  private final SecureRandom random = new SecureRandom();

  @Override
  public String next() {
    byte[] nonce = new byte[32];
    random.nextBytes(nonce);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
  }
}
