package io.patternmesh.local.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.local.agent.PatternText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SecretsTest {

  private static final String LINE = "await login.expectToBeRefused();";

  @Test
  void aLineIsFoundAsItIsAndWithinJson() {
    assertThat(secret().isIn("before " + LINE + " after")).isTrue();
    assertThat(secret().isIn("{\"pattern\":\"x\\n" + LINE + "\\n\"}")).isTrue();
    assertThat(secret().isIn("await login.expectToBeAllowed();")).isFalse();
  }

  @Test
  void aLineIsFoundWithinBase64WhereverItBegins() {
    for (String before : new String[] {"", "x", "xy", "xyz"}) {
      byte[] bytes = (before + LINE + "more").getBytes(StandardCharsets.UTF_8);
      assertThat(secret().isIn(Base64.getEncoder().encodeToString(bytes))).isTrue();
    }
  }

  @Test
  void shortAndEscapedPiecesAreNotLookedFor() {
    Secrets secrets = new Secrets();

    secrets.keep("p", new PatternText("Short", "unit-test", "jest", "a();\n\"\\\"\\\"\"", "", 1));

    assertThat(secrets.all()).isEmpty();
    assertThat(secrets.patterns()).isZero();
  }

  private static Secret secret() {
    Secrets secrets = new Secrets();
    secrets.keep("p", new PatternText("p", "unit-test", "jest", "x\n  " + LINE + "\n", "", 1));
    assertThat(secrets.all()).hasSize(1);
    return secrets.all().get(0);
  }
}
