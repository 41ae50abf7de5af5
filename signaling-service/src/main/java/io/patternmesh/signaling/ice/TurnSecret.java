package io.patternmesh.signaling.ice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the signaling service shares with a TURN server, see <a
 * href="https://datatracker.ietf.org/doc/html/draft-uberti-behave-turn-rest-00#section-2.2">A REST
 * API For Access To TURN Services, section 2.2</a>; coturn calls it {@code static-auth-secret}.
 */
record TurnSecret(String value) {

  /** The draft asks for this one, and coturn knows no other by default. */
  private static final String ALGORITHM = "HmacSHA1";

  /** The password of a user whose name begins with the second at which it expires. */
  String credential(String username) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(value.getBytes(UTF_8), ALGORITHM));
      return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "TurnSecret";
  }
}
