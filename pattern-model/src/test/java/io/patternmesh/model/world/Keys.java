package io.patternmesh.model.world;

import io.patternmesh.model.identity.PublicKey;
import io.patternmesh.model.identity.SigningKey;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/** Keys whose seeds anybody can read: for tests only. */
public final class Keys {

  public static final SigningKey ALICE = of(1);
  public static final SigningKey BOB = of(2);
  public static final SigningKey CAROL = of(3);
  public static final SigningKey DAVE = of(4);

  private Keys() {}

  /** The key whose seed is 32 times this byte. */
  public static SigningKey of(int number) {
    return ofSeed(seed(number));
  }

  public static byte[] seed(int number) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) number);
    return seed;
  }

  /** The key of a seed as in RFC 8032, section 5.1.5. */
  public static SigningKey ofSeed(byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(255, new Fixed(seed));
      byte[] x509 = generator.generateKeyPair().getPublic().getEncoded();
      byte[] raw = Arrays.copyOfRange(x509, x509.length - PublicKey.LENGTH, x509.length);
      byte[] pkcs8 = HexFormat.of().parseHex("302e020100300506032b657004220420" + hex(seed));
      return SigningKey.restore(pkcs8, PublicKey.of(raw));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static final class Fixed extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final byte[] seed;

    Fixed(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}
