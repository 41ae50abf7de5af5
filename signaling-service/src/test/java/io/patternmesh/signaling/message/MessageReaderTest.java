package io.patternmesh.signaling.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.model.identity.SigningKey;
import io.patternmesh.signaling.TestSettings;
import io.patternmesh.signaling.peer.Messages;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MessageReaderTest {

  private static final SigningKey KEY = SigningKey.generate();

  private final MessageReader reader = new MessageReader(TestSettings.with());

  @Property
  void anyTextIsReadOrRefused(@ForAll String text) {
    outcome(text);
  }

  @Property
  void anySpoiltMessageIsReadOrRefused(@ForAll Random random) {
    String[] honest = {
      Messages.join(KEY, "nonce", "room", "Alice").toString(),
      Messages.offer(KEY.peerId(), "v=0").toString(),
      Messages.candidate(KEY.peerId(), "candidate:1").toString(),
      Messages.ping("p", 1).toString()
    };
    StringBuilder text = new StringBuilder(honest[random.nextInt(honest.length)]);
    for (int change = 0; change < 3; change++) {
      int at = random.nextInt(text.length());
      text.replace(at, at + random.nextInt(4), String.valueOf(spoilt(random)));
    }
    outcome(text.toString());
  }

  @Property
  void lengthIsThatOfTheEncodedText(@ForAll String text) {
    // A surrogate without its other half has no encoding; the JDK writes a question mark for it.
    String sound = text.replaceAll("[\ud800-\udfff]", "") + "\ud83d\ude00";
    assertThat(Utf8.length(sound)).isEqualTo(sound.getBytes(StandardCharsets.UTF_8).length);
  }

  private static char spoilt(Random random) {
    String likely = "\"{}[]:,0\\nul-e.";
    return random.nextBoolean()
        ? likely.charAt(random.nextInt(likely.length()))
        : (char) random.nextInt(0x1_0000);
  }

  private Optional<PeerMessage> outcome(String text) {
    try {
      return Optional.of(reader.read(text));
    } catch (Refusal refusal) {
      assertThat(refusal.getMessage()).isNotBlank().hasSizeLessThan(400);
      return Optional.empty();
    }
  }
}
