package io.patternmesh.model.identity;

import static io.patternmesh.model.world.Samples.bytes;
import static io.patternmesh.model.world.Samples.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.patternmesh.model.world.Keys;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

  /** RFC 8032, section 7.1, tests 1 to 3. */
  @ParameterizedTest
  @CsvSource({
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
        + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
        + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
        + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
  })
  void signsAsInRfc8032(String seed, String publicKey, String message, String signature) {
    SigningKey key = Keys.ofSeed(bytes(seed));

    assertThat(hex(key.publicKey().bytes())).isEqualTo(publicKey);
    assertThat(hex(key.sign(bytes(message)))).isEqualTo(signature);
    assertThat(key.publicKey().verifies(bytes(message), bytes(signature))).isTrue();
    assertThat(key.publicKey().verifies(bytes(message + "00"), bytes(signature))).isFalse();
  }

  @Test
  void peerIdIsBase32OfTheHashedKey() {
    assertThat(keyOfRfc8032().peerId()).hasToString("eh7ddx5bksrgcytl7bkai36se4nxx3kl");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "eh7ddx5bksrgcytl7bkai36se4nxx3k",
        "eh7ddx5bksrgcytl7bkai36se4nxx3kll",
        "EH7DDX5BKSRGCYTL7BKAI36SE4NXX3KL",
        "eh7ddx5bksrgcytl7bkai36se4nxx3k1",
        "eh7ddx5bksrgcytl7bkai36se4nxx3kl\n"
      })
  void peerIdOfAnotherFormIsRefused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PeerId(value))
        .withMessageStartingWith("peer id: 32 characters of a-z and 2-7 expected, got \"")
        .withMessageContaining(value.strip());
  }

  @Test
  void nullIsNoPeerId() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PeerId(null))
        .withMessageEndingWith("got null");
  }

  @Property(tries = 100)
  void everyKeyHasAPeerIdAndReadsBackFromItsText(@ForAll @Size(32) byte[] raw) {
    PublicKey key = PublicKey.of(raw);

    assertThat(PublicKey.parse(key.toString())).isEqualTo(key).hasSameHashCodeAs(key);
    assertThat(key.peerId().value()).matches("[a-z2-7]{32}");
  }

  @Property
  void garbageVerifiesNothingAndThrowsNothing(
      @ForAll @Size(32) byte[] key, @ForAll byte[] message, @ForAll @Size(max = 80) byte[] signed) {
    assertThat(PublicKey.of(key).verifies(message, signed)).isFalse();
  }

  @Test
  void nullVerifiesNothing() {
    byte[] signature = Keys.ALICE.sign(new byte[0]);

    assertThat(Keys.ALICE.publicKey().verifies(null, signature)).isFalse();
    assertThat(Keys.ALICE.publicKey().verifies(new byte[0], null)).isFalse();
  }

  @Test
  void keysOfAnotherLengthAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PublicKey.of(new byte[31]))
        .withMessage("public key: 32 bytes expected, got 31");
    assertThatIllegalArgumentException().isThrownBy(() -> PublicKey.of(null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PublicKey.parse("no key!"))
        .withMessageContaining("\"no key!\"");
    assertThatIllegalArgumentException().isThrownBy(() -> PublicKey.parse(null));
  }

  @Test
  void aKeyCannotBeChangedThroughItsBytes() {
    byte[] raw = keyOfRfc8032().bytes();
    PublicKey key = PublicKey.of(raw);
    raw[0]++;
    key.bytes()[0]++;

    assertThat(key).isEqualTo(keyOfRfc8032());
  }

  @Test
  void aGeneratedKeyIsRestoredFromItsEncoding() {
    SigningKey key = SigningKey.generate();
    SigningKey restored = SigningKey.restore(key.encoded(), key.publicKey());
    byte[] message = {1, 2, 3};

    assertThat(restored.peerId()).isEqualTo(key.peerId());
    assertThat(restored.sign(message)).isEqualTo(key.sign(message));
    assertThat(SigningKey.generate().peerId()).isNotEqualTo(key.peerId());
  }

  @Test
  void keysThatDoNotBelongTogetherAreNotRestored() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.restore(Keys.ALICE.encoded(), Keys.BOB.publicKey()))
        .withMessage("signing key: public and private key do not match");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.restore(new byte[] {1, 2}, Keys.BOB.publicKey()))
        .withMessage("signing key: not an Ed25519 key in PKCS #8 form");
  }

  @Test
  void aSigningKeyIsNeverPrinted() {
    byte[] encoded = Keys.ALICE.encoded();
    byte[] seed = Keys.seed(1);

    assertThat(Keys.ALICE.toString())
        .isEqualTo("SigningKey[" + Keys.ALICE.peerId() + "]")
        .doesNotContain(hex(seed))
        .doesNotContain(Base64.getEncoder().encodeToString(encoded));
  }

  @Test
  void aJoinIsProvedForOneNonceRoomAndPeer() {
    assertThat(text(JoinProof.message("n0nce", "team/qa", Keys.ALICE.peerId())))
        .isEqualTo("patternmesh/join/1\nn0nce\nteam/qa\n" + Keys.ALICE.peerId());
  }

  @Test
  void aLineFeedWithinAFieldIsNoNextField() {
    PeerId peer = Keys.ALICE.peerId();

    assertThat(text(JoinProof.message("a\nb", "c\\n", peer)))
        .isEqualTo("patternmesh/join/1\na\\nb\nc\\\\n\n" + peer);
    assertThat(JoinProof.message("a\nb", "c", peer))
        .isNotEqualTo(JoinProof.message("a", "b\nc", peer));
  }

  @Test
  void aSessionProofTakesTheFingerprintInEitherCase() {
    PeerId from = Keys.ALICE.peerId();
    PeerId to = Keys.BOB.peerId();
    String proof = text(SessionProof.message("offer", "qa", from, to, "s1", "SHA-256 ab:cd"));

    assertThat(proof)
        .isEqualTo("patternmesh/session/1\noffer\nqa\n" + from + "\n" + to + "\ns1\nsha-256 AB:CD")
        .isEqualTo(text(SessionProof.message("offer", "qa", from, to, "s1", "sha-256 AB:CD")))
        .isNotEqualTo(text(SessionProof.message("answer", "qa", from, to, "s1", "sha-256 AB:CD")))
        .isNotEqualTo(text(SessionProof.message("offer", "qa", to, from, "s1", "sha-256 AB:CD")));
    assertThat(text(SessionProof.message("offer", "qa", from, to, "s1", "none")))
        .endsWith("\nnone");
  }

  @Test
  void aQuotedValueCannotForgeALineAndIsCut() {
    assertThat(Quoted.of(null)).isEqualTo("null");
    assertThat(Quoted.of("a\nb\u2028c\u202ed\ud800e")).isEqualTo("\"a�b�c�d�e\"");
    assertThat(Quoted.of("é😀")).isEqualTo("\"é😀\"");
    assertThat(Quoted.of("x".repeat(61))).isEqualTo("\"" + "x".repeat(60) + "…\"");
    assertThat(Quoted.of("x".repeat(59) + "😀")).isEqualTo("\"" + "x".repeat(59) + "�…\"");
  }

  private static PublicKey keyOfRfc8032() {
    return PublicKey.of(bytes("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
  }

  private static String text(byte[] message) {
    return new String(message, StandardCharsets.UTF_8);
  }
}
